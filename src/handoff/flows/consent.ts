import { ageOn } from '../understand/id-number.ts';
import { readPersonName } from '../understand/person-name.ts';
import { PERSONAL_SLOTS, type Values } from './slot-values.ts';
import type { FlowState } from './state.ts';
import { isMinor, mayKeepPersonal } from './step.ts';

/** A story without identity numbers; with `strict` without the worker's phone and name either. The employer's phone stays. */
export function redact(text: string, strict: boolean, values: Values): string {
  let plain = text.replace(/(?<!\d)\d(?: ?\d){13,16}(?: ?[\dXx])?(?!\d)/g, '（身份证号）');
  if (!strict) return plain;
  plain = plain.replace(/(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d){8}|0\d{2,3}-\d{7,8}/g, (run) => {
    const digits = run.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, '');
    return digits === values.employerPhone?.replace(/\D/g, '') ? run : '（电话）';
  });
  const name = readPersonName(plain, false);
  return name.found ? plain.replaceAll(name.value, '（姓名）') : plain;
}

function bornOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function granted(
  old: FlowState['consents']['personal'],
  answer: 'yes' | 'no' | undefined,
  at: string | null,
): FlowState['consents']['personal'] {
  if (answer === undefined) return undefined;
  return old?.answer === answer ? old : { answer, at };
}

/**
 * Keeps personal values only where consent says so. Told too early they wait in `held`; refused they are gone; an identity number
 * that tells an age under 14 brings the guardian in. Records when each consent was answered.
 */
export function settleConsent(state: FlowState, today: string, now: string | null): FlowState {
  const values: Values = { ...state.values };
  const held = { ...state.held };
  const number = values.identityNumber ?? held.identityNumber;
  if (values.age === undefined && number !== undefined) {
    const age = ageOn(bornOf(number), today);
    if (age >= 1 && age < 14) values.age = age;
  }
  const refused = (isMinor(values, today) ? values.guardianConsent : values.personalConsent) === 'no';
  if (refused) {
    for (const name of PERSONAL_SLOTS) {
      delete values[name];
      delete held[name];
    }
    delete values.sensitiveConsent;
    if (values.story !== undefined) values.story = redact(values.story, true, values).slice(0, 500);
  } else if (!mayKeepPersonal(values, today)) {
    for (const name of PERSONAL_SLOTS) {
      if (values[name] !== undefined) held[name] = values[name];
      delete values[name];
    }
  } else {
    for (const name of ['name', 'phone'] as const) {
      if (values[name] === undefined && held[name] !== undefined) values[name] = held[name];
      delete held[name];
    }
    if (values.sensitiveConsent === 'yes') {
      if (values.identityNumber === undefined && held.identityNumber !== undefined)
        values.identityNumber = held.identityNumber;
      delete held.identityNumber;
    } else {
      if (values.identityNumber !== undefined && values.sensitiveConsent === undefined)
        held.identityNumber = values.identityNumber;
      delete values.identityNumber;
      if (values.sensitiveConsent === 'no') delete held.identityNumber;
    }
  }
  const consents: FlowState['consents'] = {
    personal: granted(state.consents.personal, values.personalConsent, now),
    sensitive: granted(state.consents.sensitive, refused ? 'no' : values.sensitiveConsent, now),
    guardian: granted(state.consents.guardian, values.guardianConsent, now),
  };
  for (const key of ['personal', 'sensitive', 'guardian'] as const)
    if (consents[key] === undefined) delete consents[key];
  return { ...state, values, held, consents };
}

/** Everything personal taken out, and the consents with it: for 取消. */
export function forgetPersonal(state: FlowState): FlowState {
  const values: Values = { ...state.values };
  for (const name of [...PERSONAL_SLOTS, 'personalConsent', 'sensitiveConsent', 'guardianConsent'] as const)
    delete values[name];
  if (values.story !== undefined) values.story = redact(values.story, true, values).slice(0, 500);
  return { ...state, values, held: {}, consents: {} };
}
