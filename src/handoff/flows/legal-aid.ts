import { type FlowDefinition, type Step, steps } from './step.ts';

const forWages = (step: Step): Step => ({
  ...step,
  applies: (values, today) => values.matter === 'wages' && step.applies(values, today),
});
const unlessInjury = (step: Step): Step => ({
  ...step,
  applies: (values, today) => values.matter !== 'injury' && step.applies(values, today),
});

/** 法律援助申请: what for, against whom, where it happened, how far it has gone; personal data last. */
export const legalAid: FlowDefinition = {
  name: 'legal_aid',
  title: '申请法律援助',
  intro: '好，我帮您填法律援助申请，问几件事就行。可以说「跳过」「上一步」「取消」。',
  steps: [
    steps.matter,
    steps.employer,
    steps.place,
    forWages(steps.money),
    steps.injury,
    unlessInjury(steps.employment),
    unlessInjury(steps.leftOn),
    steps.proceedings,
    unlessInjury(steps.lastDemand),
    steps.migrant,
    steps.evidence,
    steps.story,
    steps.guardian,
    steps.consent,
    steps.contact,
    steps.identity,
    steps.identityNumber,
  ],
};
