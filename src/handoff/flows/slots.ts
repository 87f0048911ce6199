import * as caseSlots from './case-slots.ts';
import * as claimSlots from './claim-slots.ts';
import * as personalSlots from './personal-slots.ts';
import type { Slot } from './slot.ts';
import { type SlotName, slotNames } from './slot-values.ts';
import * as timeSlots from './time-slots.ts';

/** Every slot by its name. */
export const slots: { readonly [Name in SlotName]: Slot<Name> } = {
  matter: claimSlots.matter,
  workKind: caseSlots.workKind,
  place: caseSlots.place,
  project: caseSlots.project,
  employer: caseSlots.employer,
  employerPhone: caseSlots.employerPhone,
  amount: claimSlots.amount,
  period: timeSlots.period,
  people: claimSlots.people,
  employment: timeSlots.employment,
  leftOn: timeSlots.leftOn,
  lastDemand: timeSlots.lastDemand,
  proceedings: caseSlots.proceedings,
  evidence: caseSlots.evidence,
  contract: caseSlots.contract,
  injuredOn: timeSlots.injuredOn,
  injuryReported: claimSlots.injuryReported,
  migrant: claimSlots.migrant,
  story: claimSlots.story,
  age: claimSlots.age,
  guardianConsent: personalSlots.guardianConsent,
  personalConsent: personalSlots.personalConsent,
  name: personalSlots.name,
  phone: personalSlots.phone,
  sensitiveConsent: personalSlots.sensitiveConsent,
  identityNumber: personalSlots.identityNumber,
};

/** The slot a worker means by 修改电话, 金额错了; the more particular name first. Null where none is named. */
const BY_NAME: readonly SlotName[] = [
  'employerPhone',
  'identityNumber',
  'leftOn',
  'injuredOn',
  'lastDemand',
  'injuryReported',
  'project',
  'people',
  'period',
  ...slotNames,
];

export function slotCalled(text: string): SlotName | null {
  let best: { name: SlotName; index: number } | null = null;
  for (const name of BY_NAME) {
    const match = slots[name].called.exec(text);
    if (match !== null && (best === null || match.index < best.index)) best = { name, index: match.index };
  }
  return best?.name ?? null;
}
