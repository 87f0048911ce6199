import { type FlowDefinition, type Step, steps } from './step.ts';

/** Nothing is asked about money where none is owed. */
const unlessOther = (step: Step): Step => ({
  ...step,
  applies: (values, today) => values.matter !== 'other' && step.applies(values, today),
});

/** 欠薪线索 / 劳动监察投诉: construction or other work first, personal data last. What is not about wages is told in the worker's words. */
export const complaint: FlowDefinition = {
  name: 'complaint',
  title: '登记投诉',
  intro: '好，我帮您登记投诉，问几件事就行。可以说「跳过」「上一步」「取消」。',
  steps: [
    steps.workKind,
    steps.place,
    steps.employer,
    unlessOther(steps.money),
    steps.story,
    steps.employment,
    steps.leftOn,
    steps.proceedings,
    unlessOther(steps.lastDemand),
    steps.evidence,
    steps.contract,
    steps.guardian,
    steps.consent,
    steps.contact,
    steps.identity,
    steps.identityNumber,
  ],
};
