import type { Understood } from '../understand/understood.ts';
import type { SlotName, SlotValues, Values } from './slot-values.ts';

/** A next step for a person, as the region's services give it. */
export interface FlowService {
  name: string;
  label: string;
}

export interface FlowContext {
  /** ISO date in Asia/Shanghai. */
  today: string;
  /** ISO date-time in UTC (with Z), to record when consent was given; without it the record has no time. */
  now?: string;
  regionName: string | null;
  /** GB/T 2260 code, six digits. */
  regionCode: string | null;
  /** Lines and programmes of the region for this flow, the best first. */
  services: readonly FlowService[];
  /** Who keeps the data and for how long, as this deployment puts it; shown with the consent question. */
  privacyNotice?: string;
}

/** What a slot reads: one message, and what was being asked. */
export interface Reading {
  /** The normalised text, questions taken out. */
  text: string;
  /** True where this very slot was asked for. */
  asked: boolean;
  asking: readonly SlotName[];
  values: Values;
  today: string;
}

export interface Question {
  text: string;
  suggestions: readonly string[];
}

/** A slot as data: how it is asked, understood, read back and asked again. */
export interface Slot<Name extends SlotName> {
  name: Name;
  /** The field as the official form prints it. */
  label: string;
  /** What a worker calls it in 修改…. */
  called: RegExp;
  ask: (values: Values, context: FlowContext) => Question;
  /** Strict where it was not asked; where it was, a bare answer counts. */
  read: (reading: Reading) => Understood<SlotValues[Name]>;
  say: (value: SlotValues[Name]) => string;
  /** A helpful word for a reason `read` gave. */
  retry: (reason: string) => string;
}
