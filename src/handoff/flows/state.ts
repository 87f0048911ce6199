import { z } from 'zod';
import { complaint } from './complaint.ts';
import { legalAid } from './legal-aid.ts';
import type { FlowContext, Question } from './slot.ts';
import { type SlotName, slotNames, slotSchemas, valuesSchema } from './slot-values.ts';
import { slots } from './slots.ts';
import type { FlowDefinition, Step, StepName } from './step.ts';

const slotName = z.enum(slotNames as [SlotName, ...SlotName[]]);
const stepName = z.enum([...new Set([...complaint.steps, ...legalAid.steps].map((step) => step.name))] as [
  StepName,
  ...StepName[],
]);
const grantSchema = z.object({ answer: z.enum(['yes', 'no']), at: z.string().max(40).nullable() });

/** A running flow: plain JSON, kept between turns. It holds personal data; whoever stores it encrypts it. */
export const flowStateSchema = z.object({
  version: z.literal(1),
  flow: z.enum(['complaint', 'legal_aid']),
  phase: z.enum(['asking', 'summary', 'submitted', 'cancelled']),
  values: valuesSchema,
  /** Told before consent was given: moved to `values` with it, wiped without it. */
  held: z
    .object({ name: slotSchemas.name, phone: slotSchemas.phone, identityNumber: slotSchemas.identityNumber })
    .partial(),
  skipped: z.array(slotName).max(60),
  /** Steps asked, in order, for 上一步. */
  trail: z.array(stepName).max(60),
  /** Slots being asked again, by 修改, 上一步 or 不对; empty when the flow goes its way. */
  fixing: z.array(slotName).max(8),
  /** Slots the last message filled, for 不对. */
  recent: z.array(slotName).max(40),
  /** Answers in a row that were not understood. */
  retries: z.number().int().min(0).max(100),
  /** The step whose 跳过 was already answered with a word why. */
  nudged: stepName.nullable(),
  /** Deadlines already warned of, so that none is said twice. */
  warned: z.array(z.string().max(40)).max(20),
  /** When each consent was answered. */
  consents: z.object({ personal: grantSchema, sensitive: grantSchema, guardian: grantSchema }).partial(),
});

export type FlowState = z.infer<typeof flowStateSchema>;
export type IntakeFlow = FlowState['flow'];

/** A state as read back from storage, or null where it is none of this version. */
export function reviveFlowState(json: unknown): FlowState | null {
  const parsed = flowStateSchema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

export function freshState(flow: IntakeFlow): FlowState {
  return {
    version: 1,
    flow,
    phase: 'asking',
    values: {},
    held: {},
    skipped: [],
    trail: [],
    fixing: [],
    recent: [],
    retries: 0,
    nudged: null,
    warned: [],
    consents: {},
  };
}

export function definitionOf(flow: IntakeFlow): FlowDefinition {
  return flow === 'complaint' ? complaint : legalAid;
}

export interface OpenStep {
  step: Step;
  /** What of it is still to be told. */
  open: readonly SlotName[];
}

/** The step to ask now: one being corrected, else the first with something open; null when the summary's turn has come. */
export function openStep(state: FlowState, today: string): OpenStep | null {
  const { steps } = definitionOf(state.flow);
  if (state.fixing.length > 0) {
    const owner = steps.find((step) =>
      state.fixing.some((name) => step.slots.includes(name) || step.also?.includes(name)),
    );
    const name = state.fixing[0]!;
    const step: Step = owner ?? {
      name: steps[0]!.name,
      slots: [name],
      optional: true,
      applies: () => true,
      ask: slots[name].ask,
      why: '',
    };
    return { step, open: state.fixing };
  }
  for (const step of steps) {
    if (!step.applies(state.values, today)) continue;
    const open = step.slots.filter((name) => state.values[name] === undefined && !state.skipped.includes(name));
    if (open.length > 0) return { step, open };
  }
  return null;
}

/** The question of an open step: the whole one while nothing of it is told, else that of its first open slot. */
export function questionOf({ step, open }: OpenStep, state: FlowState, context: FlowContext): Question {
  const whole = step.slots.every((name) => open.includes(name));
  return whole ? step.ask(state.values, context) : slots[open[0]!].ask(state.values, context);
}

/** Where the flow stands: the step's name and the share of its steps done, from 0 to 1. */
export function progressOf(state: FlowState, context: FlowContext): { step: string; progress: number } {
  if (state.phase === 'submitted') return { step: 'submitted', progress: 1 };
  const current = openStep(state, context.today);
  const asked = definitionOf(state.flow).steps.filter((step) => step.applies(state.values, context.today));
  const settled = asked.filter((step) =>
    step.slots.every((name) => state.values[name] !== undefined || state.skipped.includes(name)),
  );
  const progress = Math.round((settled.length / (asked.length + 1)) * 100) / 100;
  return { step: state.phase === 'cancelled' ? 'cancelled' : (current?.step.name ?? 'summary'), progress };
}
