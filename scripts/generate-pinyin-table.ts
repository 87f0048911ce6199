/**
 * Writes src/retrieval/pinyin-table.json: every character of GB 2312 under its toneless syllable. The server reads this
 * table (25 kB) instead of loading a pinyin dictionary of some 30 MB; a character with several readings stands under each.
 */
import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

const decoder = new TextDecoder('gb2312');
const table: Record<string, string> = {};
for (let high = 0xb0; high <= 0xf7; high++) {
  for (let low = 0xa1; low <= 0xfe; low++) {
    const character = decoder.decode(new Uint8Array([high, low]));
    if (!/^\p{Script=Han}$/u.test(character)) continue;
    const readings = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    for (const syllable of new Set(readings)) table[syllable] = (table[syllable] ?? '') + character;
  }
}
const sorted = Object.fromEntries(Object.entries(table).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(new URL('../src/retrieval/pinyin-table.json', import.meta.url), `${JSON.stringify(sorted)}\n`);
