import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { Document, Packer, Paragraph } from 'docx';
import { describe, expect, test } from 'vitest';
import { planImport } from '../../../src/knowledge/import/plan-import.ts';
import { readSource } from '../../../src/knowledge/import/read-source.ts';
import { readPolicyFile } from '../../../src/knowledge/policy-file.ts';
import { createRegions } from '../../../src/knowledge/regions.ts';

const SEEDS = '../shared/seeds';
const regions = createRegions();
const names = ['bj-2025-79', 'fj-2025-28', 'gz-2025-12', 'nx-2023-81', 'sm-draft'];
const files = new Map<string, string>();
for (const name of names) files.set(`policies/${name}.md`, await readFile(`knowledge/policies/${name}.md`, 'utf8'));
const kept = new Map(
  names.map((name) => [name, readPolicyFile(name, files.get(`policies/${name}.md`)!, regions).document!]),
);

/** Paragraphs are set apart differently in each format; what they say must not differ. */
const shape = (clauses: readonly { id: string; place: string; text: string }[]) =>
  clauses.map(({ id, place, text }) => ({
    id,
    place,
    text: text
      .split('\n')
      .map((line) => line.replace(/^[\s　]+|[\s　]+$/g, ''))
      .filter(Boolean)
      .join('\n'),
  }));
/** The kept lists of cuts still have the no-break spaces of their pages. */
const plain = (text: string) => text.replaceAll('\u00A0', ' ').trimEnd();
const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

// The raw captures are not part of the repository; where they lie beside it, each must come out as the kept document.
describe.skipIf(!existsSync(SEEDS))('raw captures (skipped where ../shared is absent)', () => {
  test('each gives the clauses, the cuts and the facts of the document that is kept', async () => {
    const seen = new Set<string>();
    for (const file of (await readdir(SEEDS)).filter((name) => name.endsWith('.txt'))) {
      const plan = planImport(await readSource(file, await readFile(`${SEEDS}/${file}`)), {}, files, regions);
      const document = kept.get(plan.updates?.id ?? '')!;
      seen.add(document.id);
      expect(plan.changes).toEqual({ changed: [], added: [], gone: [] });
      expect(plan.output!.clauses).toEqual(document.clauses);
      expect(plan.cuts).toEqual(document.cuts.map(plain));
      const { id, title, number, issuers, region, issued, effective, status } = document;
      expect(plan.output!.front).toMatchObject({ id, title, number, issuers, region, issued, effective, status });
      expect(plan.output!.front.source.kind).toBe(document.source.kind);
    }
    expect(seen.size).toBe(5);
  });
});

describe.each(names)('%s', (name) => {
  const document = kept.get(name)!;
  const lines = document.body.split('\n');

  test('as a web page', async () => {
    const page = `<!doctype html><html><head><meta charset="utf-8"><title>通知公告</title><script>document.write("<p>九十九、假的</p>")</script></head><body><nav><a>首页</a></nav>
      <div class="top">关闭</div><div>【字体：<a>大</a> <a>中</a> <a>小</a>】</div><div id="zoom">${lines.map((line) => (line.trim() ? `<p style="text-indent:2em"><span>${escapeHtml(line)}</span></p>` : '')).join('\n')}</div>
      <div>扫一扫在手机打开当前页</div><div>上一篇：<a>别的通知</a></div><footer>主办单位：某某厅</footer></body></html>`;
    const plan = planImport(
      await readSource('page.html', new TextEncoder().encode(page)),
      { region: document.region },
      files,
      regions,
    );
    expect(plan.updates?.id).toBe(name);
    expect(shape(plan.output!.clauses)).toEqual(shape(document.clauses));
    expect(plan.cuts).toContain('【字体：大 中 小】');
  });

  test('as a Word file', async () => {
    const word = await Packer.toBuffer(
      new Document({ sections: [{ children: lines.map((line) => new Paragraph(line)) }] }),
    );
    const plan = planImport(await readSource('notice.docx', word), { region: document.region }, files, regions);
    expect(plan.updates?.id).toBe(name);
    expect(shape(plan.output!.clauses)).toEqual(shape(document.clauses));
  });

  test('as the file that is kept, it comes out as it is', async () => {
    const text = files.get(`policies/${name}.md`)!;
    const plan = planImport(await readSource(`${name}.md`, new TextEncoder().encode(text)), {}, files, regions);
    expect(plain(plan.output!.text)).toBe(plain(text));
  });
});

test('as a PDF: printed lines are joined, pages run on, page numbers are cut', async () => {
  const pdf = await readFile('test/fixtures/import/sanming-excerpt.pdf');
  const plan = planImport(await readSource('excerpt.pdf', pdf), {}, files, regions);
  const excerpt = kept.get('sm-draft')!.clauses.filter((clause) => clause.id.startsWith('sm-draft/5/'));
  expect(shape(plan.output!.clauses)).toEqual(shape(excerpt));
  expect(plan.output!.front).toMatchObject({
    id: 'sm-draft',
    status: 'draft',
    title: '关于进一步关心关爱农民工的若干措施（征求意见稿）',
  });
  expect(plan.cuts).toEqual(['— 1 —', '— 2 —']);
});
