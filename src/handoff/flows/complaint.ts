import { type FlowDefinition, steps } from './step.ts';

/** 欠薪线索 / 劳动监察投诉: construction or other work first, personal data last. */
export const complaint: FlowDefinition = {
  name: 'complaint',
  title: '登记投诉',
  intro: '好，我帮您登记欠薪投诉，问几件事就行。可以说「跳过」「上一步」「取消」。',
  steps: [
    steps.workKind,
    steps.place,
    steps.employer,
    steps.money,
    steps.employment,
    steps.leftOn,
    steps.proceedings,
    steps.lastDemand,
    steps.evidence,
    steps.contract,
    steps.guardian,
    steps.consent,
    steps.contact,
    steps.identity,
    steps.identityNumber,
  ],
};
