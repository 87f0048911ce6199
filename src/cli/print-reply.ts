import type { Reply } from '../message.ts';

/** A reply for a terminal: the text, then each source with the words it rests on. */
export function printReply(reply: Reply): string {
  const lines = [reply.text];
  for (const citation of reply.citations)
    lines.push('', `[${citation.marker}] ${citation.label}`, `    ${citation.quote}`);
  for (const notice of reply.notices) if (!reply.text.includes(notice.text)) lines.push('', `· ${notice.text}`);
  if (reply.services.length > 0)
    lines.push('', ...reply.services.map((service) => `- ${service.name}  ${service.label}`));
  if (reply.suggestions.length > 0) lines.push('', `可以接着说：${reply.suggestions.join(' / ')}`);
  return lines.join('\n');
}
