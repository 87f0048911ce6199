import type { Form, FormSection } from './form.ts';

const style = `
  @page { size: A4; margin: 25mm 22mm; }
  body { font: 12pt/1.7 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; color: #000;
    max-width: 166mm; margin: 0 auto; overflow-wrap: anywhere; }
  h1 { font-size: 20pt; text-align: center; letter-spacing: .2em; margin: 6mm 0 8mm; }
  h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
  p { margin: 0 0 1mm; text-indent: 2em; white-space: pre-line; }
  .reference, .footnote { font-size: 9.5pt; text-indent: 0; }
  .reference { text-align: right; }
  .addressee { text-indent: 0; }
  table { width: 100%; border-collapse: collapse; }
  th, td { border: .4pt solid #000; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; font-weight: normal;
    white-space: pre-line; }
  th { width: 34%; }
  tr, li { break-inside: avoid; }
  ol { margin: 0; padding-left: 2em; }
  .blank { height: 20mm; }
  .signature { margin-top: 12mm; break-inside: avoid; }
  .signature p { text-indent: 0; margin: 4mm 0 0 45%; }
  .footnote { margin-top: 10mm; }
  @media screen { body { padding: 10mm; } }`;

/** A print-ready page (A4) that stands alone: no script, no outside resource, every text escaped. */
export function renderHtml(form: Form): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(form.title)}</title>
<style>${style}
</style>
</head>
<body>
<p class="reference">${escapeHtml(form.reference)}</p>
<h1>${escapeHtml(form.title)}</h1>
${form.addressee === null ? '' : `<p class="addressee">致：${escapeHtml(form.addressee)}</p>\n`}${form.sections.map(renderSection).join('\n')}
<div class="signature">
<p style="margin-left: 0">${escapeHtml(form.declaration)}</p>
<p>${escapeHtml(form.signatory)}：</p>
<p>日期：     年   月   日</p>
</div>
<p class="footnote">${escapeHtml(form.footnote)}</p>
</body>
</html>
`;
}

function renderSection(section: FormSection): string {
  return `<section>\n<h2>${escapeHtml(section.heading)}</h2>\n${renderContent(section)}\n</section>`;
}

function renderContent(section: FormSection): string {
  switch (section.kind) {
    case 'fields': {
      const rows = section.fields.map(
        ({ label, value }) => `<tr><th scope="row">${escapeHtml(label)}</th><td>${escapeHtml(value)}</td></tr>`,
      );
      return `<table>\n${rows.join('\n')}\n</table>`;
    }
    case 'text':
      return section.paragraphs.some(Boolean)
        ? section.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')
        : '<div class="blank"></div>';
    case 'list':
      return section.items.length > 0
        ? `<ol>\n${section.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</ol>`
        : '<div class="blank"></div>';
  }
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
