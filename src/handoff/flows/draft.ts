import { ticketDeadline } from '../deadlines.ts';
import type { TicketClause, TicketDraft, TicketFact } from '../ticket-draft.ts';
import { caseDeadlines } from './case-deadlines.ts';
import { articleClause } from './laws.ts';
import { applyAt } from './legal-aid-advice.ts';
import { narrativeOf } from './narrative.ts';
import type { FlowContext } from './slot.ts';
import { isPersonal, type SlotName, type SlotValues, type Values } from './slot-values.ts';
import { slots } from './slots.ts';
import { definitionOf, type FlowState } from './state.ts';
import { mayKeepPersonal } from './step.ts';
import { sayValue } from './summary.ts';

const COMPLAINT: readonly SlotName[] = [
  'name',
  'phone',
  'identityNumber',
  'matter',
  'workKind',
  'project',
  'place',
  'employer',
  'employerPhone',
  'contract',
  'amount',
  'people',
  'period',
  'employment',
  'leftOn',
  'lastDemand',
  'proceedings',
  'evidence',
];
const LEGAL_AID: readonly SlotName[] = [
  'name',
  'phone',
  'identityNumber',
  'employer',
  'employerPhone',
  'matter',
  'migrant',
  'place',
  'amount',
  'people',
  'period',
  'injuredOn',
  'injuryReported',
  'employment',
  'leftOn',
  'lastDemand',
  'contract',
  'proceedings',
  'evidence',
];

/** The names the ticket and its documents give a few slots. */
const FACT_NAMES: Partial<Record<SlotName, string>> = {
  workKind: 'sector',
  project: 'projectName',
  employment: 'stillEmployed',
};

function machineValue(name: SlotName, values: Values): TicketFact['value'] {
  const value = values[name];
  if (value === undefined) return null;
  if (name === 'amount') return values.amount!.yuan;
  if (name === 'people') return values.people!.count;
  if (name === 'employer') return values.employer!.name;
  if (name === 'leftOn' || name === 'lastDemand' || name === 'injuredOn') return values[name]!.from;
  if (name === 'employment') return value === 'unsure' ? null : value === 'employed';
  return typeof value === 'string' || typeof value === 'number'
    ? value
    : sayValue(name, value as SlotValues[typeof name]);
}

function factOf(name: SlotName, values: Values): TicketFact {
  const value = values[name];
  let text = value === undefined ? '' : sayValue(name, value as SlotValues[typeof name]);
  if (name === 'identityNumber' && values.identityNumber !== undefined) text = values.identityNumber;
  if (name === 'workKind' && value !== undefined) text = value === 'construction' ? '工程建设领域' : '非工程建设领域';
  return { label: slots[name].label, value: machineValue(name, values), text, personal: isPersonal(name) };
}

function clausesOf({ flow, values }: FlowState): TicketClause[] {
  const injury = values.matter === 'injury';
  const forWages = flow === 'complaint' && values.matter !== 'other';
  const subject = forWages ? 'wage-payment-regulation/10' : 'inspection-regulation/11';
  const ids =
    flow === 'complaint'
      ? [subject, 'inspection-regulation/13', 'inspection-regulation/20', 'arbitration-law/27']
      : ['legal-aid-law/38', 'legal-aid-law/43', injury ? 'injury-insurance-regulation/17' : 'arbitration-law/27'];
  if (forWages && values.workKind === 'construction') ids.push('wage-payment-regulation/30');
  if (forWages) ids.push('wage-payment-regulation/50');
  if (flow === 'legal_aid' && values.matter !== 'other') ids.push('legal-aid-law/31');
  if (flow === 'legal_aid' && values.migrant === 'yes' && values.matter !== 'other' && values.matter !== undefined)
    ids.push('legal-aid-law/42');
  if (values.contract === 'none') ids.push('labour-contract-law/82');
  return ids.map(articleClause);
}

/** The ticket a confirmed state makes. Personal facts are in it only with consent; a skipped slot is there, empty. */
export function draftOf(state: FlowState, context: FlowContext): TicketDraft {
  const { flow, values } = state;
  const facts: Record<string, TicketFact> = {};
  const asked = definitionOf(flow)
    .steps.filter((step) => step.applies(values, context.today))
    .flatMap((step) => [...step.slots]);
  for (const name of flow === 'complaint' ? COMPLAINT : LEGAL_AID) {
    // The form's own fields are there even when empty; what this case does not ask is left out.
    if (values[name] === undefined && !asked.includes(name) && !isPersonal(name)) continue;
    facts[FACT_NAMES[name] ?? name] =
      flow === 'complaint' && name === 'matter'
        ? { label: '投诉事项', value: 'other', text: '其他劳动保障事项', personal: false }
        : factOf(name, values);
  }
  if (flow === 'legal_aid') {
    const where = applyAt(values, context);
    facts.whereToApply = { label: '受理机构', value: where, text: where, personal: false };
  }
  const personal = mayKeepPersonal(values, context.today);
  return {
    flow,
    regionCode: context.regionCode !== null && /^\d{6}$/.test(context.regionCode) ? context.regionCode : '000000',
    regionName: (context.regionName ?? '').slice(0, 100),
    facts,
    narrative: narrativeOf(flow, values, personal),
    clauses: clausesOf(state),
    deadlines: caseDeadlines(flow, values, context.today).map(ticketDeadline),
    consent: {
      personal,
      sensitive: personal && values.sensitiveConsent === 'yes',
      at: state.consents.guardian?.at ?? state.consents.personal?.at ?? null,
    },
  };
}
