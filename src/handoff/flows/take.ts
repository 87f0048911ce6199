import { splitClauses } from '../understand/clauses.ts';
import type { Reading } from './slot.ts';
import { type SlotName, type SlotValues, slotNames, slotSchemas, type Values } from './slot-values.ts';
import { slots } from './slots.ts';

export interface Taken {
  values: Values;
  /** Slots newly filled or changed, in the order of the forms. */
  filled: SlotName[];
  /** What was wrong with the answer to what was asked; mere absence counts only where nothing asked for was understood. */
  missed: { slot: SlotName; reason: string } | null;
}

/** What an answer to one of these must not be taken for too: an address may hold a company's name. */
const EXCLUDES: Partial<Record<SlotName, readonly SlotName[]>> = {
  place: ['employer', 'name'],
  employer: ['name', 'project'],
  name: ['employer', 'place', 'project'],
};

/** What plainly states one of these is no bare answer to anything else. */
const STATEMENTS: readonly SlotName[] = [
  'employment',
  'contract',
  'evidence',
  'proceedings',
  'name',
  'phone',
  'place',
  'amount',
  'period',
  'people',
  'employerPhone',
];

/** Where a statement may be part of the answer all the same. */
const COMPANIONS: Partial<Record<SlotName, readonly SlotName[]>> = {
  employer: ['employerPhone', 'phone', 'people'],
  employerPhone: ['phone'],
  place: ['employerPhone'],
  contract: ['evidence'],
  evidence: ['contract'],
  leftOn: ['employment'],
  lastDemand: ['proceedings', 'employment'],
};

/** Read with shape or keywords of their own, these need no such care. */
const SHAPED: readonly SlotName[] = [
  'amount',
  'people',
  'workKind',
  'matter',
  'phone',
  'identityNumber',
  'story',
  'age',
];

/** The clauses of a text that state nothing else: only they may be a bare answer to what was asked. */
function bareFor(name: SlotName, text: string, asking: readonly SlotName[], values: Values, today: string): string {
  if (SHAPED.includes(name)) return text;
  const others = STATEMENTS.filter(
    (other) => other !== name && !asking.includes(other) && !COMPANIONS[name]?.includes(other),
  );
  const states = (clause: string): boolean =>
    others.some((other) => slots[other].read({ text: clause, asked: false, asking: [], values, today }).found);
  if (!states(text)) return text;
  return splitClauses(text)
    .map((clause) => clause.text)
    .filter((clause) => !states(clause))
    .join('');
}

/**
 * 三个月 told first and 5月到8月 later are one period, the second more exact: it replaces the first without anybody having been
 * wrong. Proof is told bit by bit. Nothing else is told twice in that way.
 */
function refines(name: SlotName, old: Values[SlotName], next: Values[SlotName]): boolean {
  if (name === 'evidence') return true;
  // 还在干, said outright at any point, is what holds.
  if (name === 'employment') return next === 'employed';
  if (name !== 'period') return false;
  const isBare = (value: unknown) => (value as SlotValues['period']).start === null;
  return isBare(old) && !isBare(next);
}

/** 还有录音 adds to what was told; it does not replace it. */
function growEvidence(result: { done: true; value: unknown }, told: SlotValues['evidence'] | undefined): void {
  if (told !== undefined) result.value = [...new Set([...told, ...(result.value as SlotValues['evidence'])])];
}

type ReadInto<Name extends SlotName> = { done: true; value: SlotValues[Name] } | { done: false; reason: string };

function readStrictly<Name extends SlotName>(name: Name, reading: Reading): ReadInto<Name> {
  const told = slots[name].read(reading);
  if (!told.found) return { done: false, reason: told.reason };
  const parsed = slotSchemas[name].safeParse(told.value);
  return parsed.success ? { done: true, value: parsed.data as SlotValues[Name] } : { done: false, reason: 'not-valid' };
}

/** What was asked: stated outright, or as a bare answer in what states nothing else. */
function readAsked<Name extends SlotName>(name: Name, reading: Reading): ReadInto<Name> {
  const stated = readStrictly(name, { ...reading, asked: false });
  if (stated.done) return stated;
  const bare = bareFor(name, reading.text, reading.asking, reading.values, reading.today);
  if (bare.trim() === '') return { done: false, reason: 'absent' };
  const whole = readStrictly(name, { ...reading, text: bare, asked: true });
  return whole.done || name !== 'place' ? whole : (placeAmong(reading) ?? whole);
}

/** From so many pieces a message tells several things, one after another. */
const SEVERAL = 3;

/** 「泉州南安，恒大项目部，吴老板，4万」: the piece that is a place, where the whole is none. */
function placeAmong<Name extends SlotName>(reading: Reading): ReadInto<Name> | null {
  const pieces = splitClauses(reading.text).map((clause) => clause.text);
  if (pieces.length < SEVERAL) return null;
  for (const text of pieces) {
    if (slots.employer.read({ ...reading, text, asked: false }).found) continue;
    const told = readStrictly('place', { ...reading, text, asked: true });
    if (told.done) return told as ReadInto<Name>;
  }
  return null;
}

/**
 * Takes every fact out of one message. What was asked is read leniently; everything else strictly, and only into empty slots,
 * unless the message corrects what was said before.
 * @param known slots told but kept elsewhere (before consent), which count as filled
 */
export function take(
  values: Values,
  text: string,
  asking: readonly SlotName[],
  options: { today: string; correcting: boolean; known?: Values; ignore?: readonly SlotName[] },
): Taken {
  const { today, correcting, known = {}, ignore = [] } = options;
  // 不是工地,是家具厂 corrects what was said and does not answer what is asked.
  if (correcting && asking.length > 0) {
    const corrected = take(values, text, [], options);
    if (corrected.filled.length > 0) return corrected;
  }
  const next: Values = { ...values };
  const tellsSeveral = splitClauses(text).length >= SEVERAL;
  const filled: SlotName[] = [];
  let missed: Taken['missed'] = null;
  for (const name of [
    ...slotNames.filter((slot) => asking.includes(slot)),
    ...slotNames.filter((slot) => !asking.includes(slot)),
  ]) {
    const asked = asking.includes(name);
    const old = values[name] ?? known[name];
    if (
      !asked &&
      (filled.some((told) => !tellsSeveral && asking.includes(told) && EXCLUDES[told]?.includes(name)) ||
        ignore.includes(name) ||
        (old !== undefined &&
          !correcting &&
          !((name === 'period' || name === 'evidence' || name === 'employment') && asking.length > 0)))
    )
      continue;
    const reading: Reading = { text, asked, asking, values: next, today };
    const result = asked ? readAsked(name, reading) : readStrictly(name, reading);
    if (result.done) {
      if (name === 'evidence' && !asked && !/不是|错|改/.test(text)) growEvidence(result, values.evidence);
      if (old !== undefined && JSON.stringify(old) === JSON.stringify(result.value) && !asked) continue;
      if (old !== undefined && !asked && !correcting && !refines(name, old, result.value)) continue;
      Object.assign(next, { [name]: result.value });
      filled.push(name);
    } else if (asked && (missed === null || missed.reason === 'absent')) missed = { slot: name, reason: result.reason };
  }
  if (next.contract === undefined && next.evidence?.includes('劳动合同')) next.contract = 'signed';
  if (filled.includes('employment') && next.employment === 'employed') delete next.leftOn;
  const answered = filled.some((name) => asking.includes(name));
  return { values: next, filled, missed: answered && missed?.reason === 'absent' ? null : missed };
}
