/** A paper to print and sign, before it becomes HTML or DOCX. Nothing in it is markup. */
export interface Form {
  title: string;
  /** Small print above the title, such as the receipt number. */
  reference: string;
  /** To whom: printed after 致. Null for a register that is addressed to nobody. */
  addressee: string | null;
  sections: FormSection[];
  /** The sentence above the signature. */
  declaration: string;
  /** Who signs: 投诉人, 申请人. Name and date are left blank. */
  signatory: string;
  /** Small print at the foot. */
  footnote: string;
}

export type FormSection =
  | { kind: 'fields'; heading: string; fields: FormField[] }
  | { kind: 'text'; heading: string; paragraphs: string[] }
  | { kind: 'list'; heading: string; items: string[] };

export interface FormField {
  label: string;
  /** Empty where the worker fills it in by hand. */
  value: string;
}

/** Takes out what no page can show and XML forbids: control characters, lone surrogates, direction overrides. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g, '')
    .trim();
}
