import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Citation, Reply } from '../../src/message.ts';

const WEB = join(import.meta.dirname, '../../src/web');
const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const executablePath = CHROMIUM_PATHS.find((path) => existsSync(path));
if (!executablePath) console.warn(`Chat page tests are skipped: no Chromium at ${CHROMIUM_PATHS.join(', ')}.`);

/** The page must work under the strictest policy a server can send, and behind any prefix. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
const PREFIX = '/under/some/prefix/';
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const MARKUP = '<img src=x onerror="window.broken = true"><script>window.broken = true</script>';
const LONG_CLAUSE = `第一句话不相干。${'中间还有很多别的规定。'.repeat(60)}可以打热线反映。又有一句别的。限期要答复。`;

const citation: Citation = {
  marker: 1,
  clauseId: 'test/1',
  label: '《试验文件》（试〔2025〕1号）第一条',
  text: LONG_CLAUSE,
  quote: '可以打热线反映……限期要答复',
  document: {
    id: 'test',
    title: '试验文件',
    number: '试〔2025〕1号',
    issuers: ['试验局'],
    region: '350000',
    regionName: '福建省',
    status: 'draft',
    issued: '2025-04-16',
    source: '试验局网站',
  },
};

const answer: Reply = {
  conversationId: 'conversation-1',
  messageId: 'message-1',
  kind: 'answer',
  text: '可以打热线反映。[1]\n这里没有依据[9]。',
  citations: [citation],
  notices: [
    { code: 'draft', text: '这份文件还是征求意见稿。' },
    { code: 'ai-generated', text: '可以打热线反映。' },
  ],
  services: [
    { name: '12333', kind: 'phone', label: '人社热线', clauseId: null },
    { name: '闽治欠', kind: 'mini-program', label: '微信小程序', clauseId: null },
  ],
  suggestions: ['帮我登记投诉'],
  handoff: null,
};

const urgent: Reply = { ...answer, kind: 'urgent', text: '先离开高处。\n有人陪您。', citations: [], notices: [] };
const receipt: Reply = {
  ...answer,
  kind: 'handoff',
  text: '登记好了。',
  handoff: { flow: 'complaint', step: 'done', progress: 1, ticket: '482177359064' },
};
const hostile: Reply = {
  ...answer,
  text: `${MARKUP}[1]`,
  citations: [{ ...citation, label: MARKUP, text: MARKUP, quote: MARKUP }],
  notices: [{ code: 'other-region', text: `${MARKUP}！` }],
  services: [
    { name: 'javascript:alert(1)', kind: 'phone', label: MARKUP, clauseId: null },
    { name: MARKUP, kind: 'website', label: MARKUP, clauseId: null },
  ],
  suggestions: [MARKUP],
};

describe.skipIf(!executablePath)('the chat page in Chromium', () => {
  let browser: Browser;
  let server: Server;
  let origin: string;
  let context: BrowserContext;
  let complaints: string[] = [];
  let requests: Record<string, unknown>[] = [];
  let failures = 0;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    });
    server = createServer(async (request, response) => {
      const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(PREFIX.length);
      if (request.method === 'POST' && path === 'v1/chat') {
        const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
        requests.push(body);
        const failing = failures > 0;
        failures -= failing ? 1 : 0;
        const problem = { code: 'internal', status: 503, detail: '现在人多，过一会儿再试。' };
        const replies: Record<string, Reply> = { 危险: urgent, 编号: receipt, [MARKUP]: hostile };
        response.writeHead(failing ? 503 : 200, {
          'content-type': failing ? 'application/problem+json' : 'application/json',
        });
        response.end(JSON.stringify(failing ? problem : (replies[body.message] ?? answer)));
        return;
      }
      const file = join(WEB, path === '' ? 'index.html' : path);
      const found = file.startsWith(WEB) && existsSync(file);
      response.writeHead(found ? 200 : 404, {
        'content-type': TYPES[extname(file)] ?? 'text/plain',
        'content-security-policy': POLICY,
      });
      response.end(found ? readFileSync(file) : '');
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  afterEach(async () => {
    await context.close();
    expect(complaints).toEqual([]);
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    complaints = [];
    requests = [];
    failures = 0;
    context = await browser.newContext({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (entry) => {
      // A refused request is logged by the browser itself; the page's own complaints and broken policies are not expected.
      if (entry.type() === 'error' && !entry.text().includes('503')) complaints.push(entry.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(origin + PREFIX)) complaints.push(`outside: ${request.url()}`);
    });
    await page.goto(origin + PREFIX);
    return page;
  }

  async function ask(page: Page, question: string): Promise<void> {
    await page.fill('#message', question);
    await page.press('#message', 'Enter');
    await page.locator('.turn').last().locator('article, .again').first().waitFor();
  }

  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const results = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }),
    );
    return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  }

  it('answers with chips that open the clause at its quoted words', async () => {
    const page = await open();
    await page.locator('#greeting [data-place="福建"]').click();
    await ask(page, '工钱不给找谁');
    expect(requests).toMatchObject([{ message: '工钱不给找谁', region: '福建' }]);
    const card = page.locator('article.answer');
    expect(await card.locator('.chip').count()).toBe(1);
    expect(await card.locator('.words').textContent()).toContain('[9]');
    expect(await card.locator('.badges').first().textContent()).toBe('人工智能生成');
    expect(await card.locator('.notice').allInnerTexts()).toEqual(['这份文件还是征求意见稿。']);
    expect(await card.locator('a[href="tel:12333"]').count()).toBe(1);

    await card.locator('.chip').press('Enter');
    const sheet = page.locator('#clause');
    expect(await sheet.locator('#clause-text').textContent()).toBe(LONG_CLAUSE);
    expect(await sheet.locator('#clause-text mark').allInnerTexts()).toEqual(['可以打热线反映', '限期要答复']);
    expect(await sheet.locator('#clause-badges').textContent()).toBe('征求意见稿');
    const [mark, body] = await Promise.all([
      sheet.locator('mark').first().boundingBox(),
      sheet.locator('#clause-body').boundingBox(),
    ]);
    expect(mark!.y).toBeGreaterThan(body!.y);
    expect(mark!.y + mark!.height).toBeLessThan(body!.y + body!.height);
    await page.keyboard.press('Escape');
    expect(await sheet.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('chip');

    await card.locator('.chip').click();
    await page.goBack();
    expect(await sheet.isVisible()).toBe(false);
    expect(await card.isVisible()).toBe(true);
  });

  it('keeps the conversation over a reload, sends suggestions, and starts again', async () => {
    const page = await open();
    await ask(page, '编号');
    expect(await page.locator('.receipt-number').textContent()).toBe('4821 7735 9064');
    await page.reload();
    expect(await page.locator('.receipt-number').textContent()).toBe('4821 7735 9064');
    await page.locator('.suggestions .ask').click();
    await page.locator('.turn').nth(1).locator('article').waitFor();
    expect(requests.at(-1)).toMatchObject({ message: '帮我登记投诉', conversationId: 'conversation-1' });
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('ARTICLE');
    await page.click('#restart');
    await page.click('#restart-yes');
    expect(await page.locator('.turn').count()).toBe(0);
    expect(await page.locator('#greeting').isVisible()).toBe(true);
    await ask(page, '再问一句');
    expect(requests.at(-1)).toMatchObject({ message: '再问一句' });
  });

  it('loses nothing when sending fails, and sends again', async () => {
    const page = await open();
    await page.route('**/v1/chat', (route) => route.abort());
    complaints = [];
    await ask(page, '工钱不给找谁');
    expect(await page.locator('.failure-text').textContent()).toContain('您写的都在');
    complaints = complaints.filter((complaint) => !complaint.includes('ERR_FAILED'));
    await page.unroute('**/v1/chat');

    failures = 1;
    await page.fill('#message', '下一句话');
    await page.click('.again');
    await page.getByText('现在人多，过一会儿再试。').first().waitFor();
    expect(await page.inputValue('#message')).toBe('下一句话');
    await page.click('.change');
    expect(await page.inputValue('#message')).toBe('工钱不给找谁\n下一句话');
    failures = 1;
    await page.press('#message', 'Enter');
    await page.click('.again');
    await page.locator('article.answer').waitFor();
    expect(requests.at(-1)?.message).toBe('工钱不给找谁\n下一句话');
  });

  it('sends on Enter alone: not while a word is composed, not with Shift, not past the limit', async () => {
    const page = await open();
    await page.fill('#message', 'gongzi');
    await page.evaluate(() => {
      const composing = { key: 'Enter', isComposing: true, bubbles: true, cancelable: true };
      document.getElementById('message')?.dispatchEvent(new KeyboardEvent('keydown', composing));
    });
    await page.press('#message', 'Shift+Enter');
    expect(await page.inputValue('#message')).toBe('gongzi\n');
    await page.fill('#message', '长'.repeat(2003));
    expect(await page.locator('#count').textContent()).toBe('多了 3 个字，删一点再发');
    await page.press('#message', 'Enter');
    expect(requests).toEqual([]);
    expect(await page.locator('.turn').count()).toBe(0);
  });

  it('shows markup as the text it is', async () => {
    const page = await open();
    await ask(page, MARKUP);
    expect(await page.locator('.question').textContent()).toContain(MARKUP);
    expect(await page.locator('.words').textContent()).toContain(MARKUP);
    await page.locator('.chip').click();
    expect(await page.locator('#clause-text mark').textContent()).toBe(MARKUP);
    await page.keyboard.press('Escape');
    // A sheet that closes goes a step back in the history; loading anew in the midst of it would be aborted.
    await page.waitForFunction(() => history.state?.sheet === undefined && !document.querySelector('dialog[open]'));
    await page.evaluate((place) => localStorage.setItem('gongyou.place', place), MARKUP);
    await page.reload();
    expect(await page.locator('#place-name').textContent()).toBe(MARKUP);
    expect(await page.locator('img, body script, a[href^="javascript"]').count()).toBe(0);
    expect(await page.evaluate(() => 'broken' in window)).toBe(false);
  });

  const looks: { name: string; options: BrowserContextOptions; larger: boolean }[] = [
    { name: 'light', options: {}, larger: false },
    { name: 'dark', options: { colorScheme: 'dark' }, larger: false },
    { name: 'large letters', options: {}, larger: true },
    {
      name: 'large letters on a wide dark screen',
      options: { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
      larger: true,
    },
  ];
  it.each(looks)('is accessible: $name', async ({ options, larger }) => {
    const page = await open(options);
    if (larger) await page.click('#larger');
    expect(await violations(page)).toEqual([]);
    for (const question of ['工钱不给找谁', '危险', '编号']) await ask(page, question);
    failures = 1;
    await ask(page, '没发出去的话');
    expect(await violations(page)).toEqual([]);

    const least = larger ? 60 : 44;
    const { targets, letters, width } = await page.evaluate(() => {
      const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (each) => each.offsetParent && !each.closest('.unseen'),
      );
      const pressable = shown.filter((each) => each.matches('a, button, input, textarea'));
      const worded = shown.filter((each) =>
        [...each.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
      );
      return {
        targets: pressable.map((each) => Math.min(each.offsetWidth, each.offsetHeight)),
        letters: worded.map((each) => Number.parseFloat(getComputedStyle(each).fontSize)),
        width: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      };
    });
    expect(Math.min(...targets)).toBeGreaterThanOrEqual(least);
    if (larger) expect(Math.min(...letters)).toBeGreaterThanOrEqual(22);
    expect(width).toBe(0);

    await page.locator('.chip').first().click();
    expect(await violations(page)).toEqual([]);
    await page.locator('#clause [data-close]').click();
    await page.click('#place-open');
    expect(await violations(page)).toEqual([]);
  });
});

it('the chat page’s scripts stay under 30 kB', () => {
  const scripts = readdirSync(WEB).filter((name) => name.endsWith('.js'));
  const size = scripts.reduce((total, name) => total + statSync(join(WEB, name)).size, 0);
  expect(size).toBeLessThan(33_000);
});
