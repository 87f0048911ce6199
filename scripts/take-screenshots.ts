/**
 * Takes the README's screenshots of a running server: `npm start`, then `node scripts/take-screenshots.ts`.
 * Needs a Chromium (CHROMIUM, or /usr/bin/chromium).
 */
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const origin = process.env.ORIGIN ?? 'http://localhost:8787';
const folder = join(import.meta.dirname, '../docs/screenshots');
const question = '我在厦门一个工地干活，包工头拖了三个月工钱不给，该找谁？';
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
});

async function ask(width: number, height: number, scale: number) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: scale });
  const page = await context.newPage();
  await page.goto(origin);
  await page.locator('textarea').fill(question);
  await page.keyboard.press('Enter');
  await page.locator('text=96333').first().waitFor();
  await page.waitForTimeout(500);
  return page;
}

const phone = await ask(390, 844, 1.5);
await phone.screenshot({ path: join(folder, 'chat.png') });
await phone.locator('button.chip').first().click();
await phone.waitForTimeout(500);
await phone.screenshot({ path: join(folder, 'clause.png') });
const desk = await ask(1280, 800, 1);
await desk.screenshot({ path: join(folder, 'chat-wide.png') });
await browser.close();
