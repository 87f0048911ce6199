import type { Ticket } from '../ticket.ts';
import type { TicketFact } from '../ticket-draft.ts';
import { ageOn, readIdNumber } from '../understand/id-number.ts';
import { type FormField, printable } from './form.ts';

/**
 * Reads a ticket's facts for a form. A fact is found by its slot's name, or by the label the official form gives it;
 * `rest` prints what no field has asked for, so that nothing the worker said is lost.
 */
export function createFactReader(ticket: Ticket, today: string) {
  const facts = Object.entries(ticket.body?.facts ?? {});
  const used = new Set<string>();

  function find(names: readonly string[], label: string): TicketFact | null {
    const entry =
      facts.find(([name]) => names.includes(name)) ??
      facts.find(([name, fact]) => !used.has(name) && fact.label === label);
    if (!entry) return null;
    used.add(entry[0]);
    return entry[1];
  }

  function text(names: readonly string[], label: string): string {
    return printable(find(names, label)?.text ?? '');
  }

  const field = (label: string, ...names: string[]): FormField => ({ label, value: text(names, label) });

  /** Sex, birth date and age, as told or as the identity number tells them (GB 11643). */
  function personal() {
    const identity = text(['identityNumber', 'idNumber'], '身份证号');
    const read = readIdNumber(identity, today);
    const told = {
      sex: text(['sex', 'gender'], '性别'),
      born: text(['birthDate', 'born'], '出生日期'),
      age: text(['age'], '年龄'),
    };
    if (!read.found) return { identity, ...told };
    const { born, sex } = read.value;
    return {
      identity,
      sex: told.sex || (sex === 'male' ? '男' : '女'),
      born: told.born || born,
      age: told.age || `${ageOn(born, today)} 岁`,
    };
  }

  /** Facts that no field has asked for so far. */
  function rest(): FormField[] {
    return facts
      .filter(([name, fact]) => !used.has(name) && fact.text !== '')
      .map(([, fact]) => ({ label: printable(fact.label), value: printable(fact.text) }));
  }

  return { field, text, personal, rest };
}

export type FactReader = ReturnType<typeof createFactReader>;
