import type { Judgement } from './judge.ts';
import type { Measures } from './measures.ts';
import type { PeerResult } from './peers.ts';

interface SetResult {
  set: string;
  measures: Measures;
  judgements: Judgement[];
  peers: PeerResult[];
}

/** One HTML page, without scripts: the measures, bars beside the peers, answers by length, and every failure. */
export function renderReport(results: readonly SetResult[]): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gongyou evals</title>
<style>body{font:16px/1.6 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222;background:#faf8f4}table{border-collapse:collapse}td,th{padding:.3rem .8rem;border-bottom:1px solid #ddd;text-align:left}svg text{font-size:12px}.fail{border-left:4px solid #b3541e;padding-left:.8rem;margin:1rem 0}pre{white-space:pre-wrap;font:inherit;margin:.2rem 0;color:#444}</style>
<h1>Gongyou evals</h1>${results.map(renderSet).join('')}</html>\n`;
}

function renderSet({ set, measures, judgements, peers }: SetResult): string {
  const failures = judgements.filter(
    (each) => !each.kindRight || each.firstRight === false || each.factsRight === false || each.forbidden.length > 0,
  );
  const rows = Object.entries(measures).map(([name, value]) => `<tr><td>${name}</td><td>${format(value)}</td></tr>`);
  const systems = [
    { name: 'Gongyou', value: measures.firstCitation },
    ...peers.map((peer) => ({ name: peer.name, value: peer.firstRight })),
  ];
  return `<h2>${set}</h2><table>${rows.join('')}</table>
<h3>The right clause first</h3>${bars(systems)}
<h3>Length of answers, in characters</h3>${histogram(judgements.filter((each) => each.kind === 'answer').map((each) => each.length))}
<h3>${failures.length} of ${judgements.length} not as expected</h3>${failures.map(renderFailure).join('')}`;
}

function renderFailure(each: Judgement): string {
  return `<div class="fail"><strong>${escapeHtml(each.id)}</strong> [${escapeHtml(each.region ?? '–')}] ${escapeHtml(each.ask)}<pre>${escapeHtml(each.kind)} ${escapeHtml(each.citations.join(' '))}\n${escapeHtml(each.text)}${each.missingFacts.length > 0 ? `\nmissing: ${escapeHtml(each.missingFacts.join(', '))}` : ''}</pre></div>`;
}

function bars(systems: readonly { name: string; value: number }[]): string {
  const height = systems.length * 28;
  const rows = systems.map(
    ({ name, value }, index) =>
      `<text x="0" y="${index * 28 + 18}">${escapeHtml(name)}</text><rect x="260" y="${index * 28 + 5}" width="${Math.round(value * 400)}" height="18" fill="${index === 0 ? '#0f5c5c' : '#b9b3a6'}"/><text x="${266 + Math.round(value * 400)}" y="${index * 28 + 18}">${format(value)}</text>`,
  );
  return `<svg width="740" height="${height}" role="img" aria-label="share of questions with the right clause first">${rows.join('')}</svg>`;
}

function histogram(lengths: readonly number[]): string {
  const bins = Array.from(
    { length: 16 },
    (_, bin) => lengths.filter((length) => Math.floor(length / 20) === bin).length,
  );
  const most = Math.max(...bins, 1);
  const rows = bins.map(
    (count, bin) =>
      `<rect x="${bin * 44}" y="${120 - (count / most) * 110}" width="38" height="${(count / most) * 110}" fill="#0f5c5c"/><text x="${bin * 44}" y="136">${bin * 20}</text>`,
  );
  return `<svg width="720" height="140" role="img" aria-label="histogram of answer lengths">${rows.join('')}</svg>`;
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toFixed(3);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
