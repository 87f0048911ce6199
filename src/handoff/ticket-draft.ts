/** What an intake flow hands over when the worker has confirmed the summary: the input of `createTicket`. */

export type TicketFlow = 'complaint' | 'legal_aid';

export interface TicketFact {
  /** The name of the field as the official form prints it, such as 欠薪金额. */
  label: string;
  /** The value a machine reads: a number of yuan, an ISO date, a choice, free text. Null where the worker skipped it. */
  value: string | number | boolean | null;
  /** The value a person reads, such as 12000 元; empty where the worker skipped it. */
  text: string;
  /** True for what points to a person: name, phone, identity number, address. Masked in lists and logs. */
  personal: boolean;
}

export interface TicketClause {
  /** Clause id such as `fj-2025-28/3/6`, or `<law-id>/<article>`. */
  id: string;
  label: string;
  text: string;
}

export interface TicketDeadline {
  /** Such as `arbitration`, `inspection`, `work-injury`. */
  kind: string;
  /** Last day as an ISO date, or null where the time has not begun to run. */
  due: string | null;
  /** The article the time limit comes from, such as 劳动争议调解仲裁法第二十七条. */
  article: string;
  /** One sentence for the worker. */
  text: string;
  /** Under 30 days left. One urgent deadline makes the ticket urgent. */
  urgent: boolean;
  /** The ISO date it was worked out from, or null where the worker did not know it. */
  from: string | null;
}

export interface TicketConsent {
  /** Consent to handle name, phone, address. */
  personal: boolean;
  /** Separate consent to handle the identity number (Personal Information Protection Law art. 29). */
  sensitive: boolean;
  /** ISO date-time of the answer, or null where it was never asked. */
  at: string | null;
}

export interface TicketDraft {
  flow: TicketFlow;
  /** GB/T 2260 code, six digits; `000000` where the region is unknown. */
  regionCode: string;
  regionName: string;
  /** Facts by slot name (`name`, `phone`, `identityNumber`, `employer`, `amount`, …), in the order of the form. */
  facts: Record<string, TicketFact>;
  /** 情况摘要: what happened, as the form prints it; at most 500 characters in the official form. */
  narrative: string;
  clauses: TicketClause[];
  deadlines: TicketDeadline[];
  consent: TicketConsent;
}
