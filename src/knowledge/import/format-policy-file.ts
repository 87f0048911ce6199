import type { FrontMatter } from '../policy-file.ts';

/** Writes a policy file: front matter, every text in double quotes, then the body as it is, with one line end behind it. */
export function formatPolicyFile(front: FrontMatter, body: string): string {
  const text = (value: string | null) => (value === null ? 'null' : JSON.stringify(value));
  const list = (name: string, values: readonly string[]) =>
    values.length === 0 ? [`${name}: []`] : [`${name}:`, ...values.map((value) => `  - ${text(value)}`)];
  const { source } = front;
  const lines = [
    '---',
    `id: ${text(front.id)}`,
    `title: ${text(front.title)}`,
    `titleNote: ${text(front.titleNote)}`,
    `number: ${text(front.number)}`,
    ...list('issuers', front.issuers),
    `region: ${text(front.region)}`,
    `level: ${text(front.level)}`,
    `issued: ${text(front.issued)}`,
    `effective: ${text(front.effective)}`,
    `status: ${text(front.status)}`,
    `supersededBy: ${text(front.supersededBy)}`,
    'source:',
    `  kind: ${text(source.kind)}`,
    `  name: ${text(source.name)}`,
    `  url: ${text(source.url)}`,
    ...list('cuts', front.cuts),
    '---',
  ];
  return `${lines.join('\n')}\n${body.replace(/\s+$/, '')}\n`;
}
