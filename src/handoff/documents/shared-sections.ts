import type { Ticket, TicketEvent } from '../ticket.ts';
import type { FactReader } from './fact-reader.ts';
import { type FormSection, printable } from './form.ts';

/** 事实经过: the worker's own account, one paragraph a line. */
export function narrativeSection(heading: string, ticket: Ticket): FormSection {
  const narrative = printable(ticket.body?.narrative ?? '');
  return { kind: 'text', heading, paragraphs: narrative ? narrative.split(/\n+/) : [''] };
}

/** 证据清单: what the worker named in the intake and has told since. */
export function evidenceSection(heading: string, reader: FactReader, history: readonly TicketEvent[]): FormSection {
  const named = reader.text(['evidence'], '证据').split(/[、,;\uff0c\uff1b\n]+/);
  const added = history.filter((event) => event.kind === 'evidence-added').map((event) => printable(event.text));
  const items = [...named, ...added].map((item) => item.trim());
  // Nothing so far leaves room to write by hand.
  return { kind: 'list', heading, items: items.filter((item) => item !== '' && item !== '暂时没有') };
}

/** 依据: the clauses relied on, each with its text. */
export function clausesSection(heading: string, ticket: Ticket): FormSection {
  const items = (ticket.body?.clauses ?? []).map(({ label, text }) => printable(text ? `${label}：${text}` : label));
  return { kind: 'list', heading, items };
}

/** What the form has no place for; left out when there is nothing. */
export function restSection(heading: string, reader: FactReader): FormSection[] {
  const fields = reader.rest();
  return fields.length > 0 ? [{ kind: 'fields', heading, fields }] : [];
}
