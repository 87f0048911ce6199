/** Takes Markdown's own marks away, line by line: headings, emphasis, links, quotes, list dashes, escapes. Numbers stay: they are the clauses'. */
export function markdownToText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, '')
    .split('\n')
    .map((line) =>
      line
        .replace(/^ {0,3}#{1,6}[ \t]+/, '')
        .replace(/^ {0,3}>[ \t]?/, '')
        .replace(/^ {0,3}[-*+][ \t]+(?=\S)/, '')
        .replace(/^ {0,3}(?:[-*_][ \t]*){3,}$/, '')
        .replace(/!\[[^\]]{0,200}\]\([^)]{0,500}\)/g, '')
        .replace(/\[([^\]]{1,200})\]\((?:https?:|\/|#|mailto:)[^)]{0,500}\)/g, '$1')
        .replace(/\*\*([^*]{1,500})\*\*/g, '$1')
        .replace(/__([^_]{1,500})__/g, '$1')
        .replace(/\\([\\`*_{}[\]()#+\-.!>|])/g, '$1'),
    )
    .join('\n');
}
