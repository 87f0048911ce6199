import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterBigrams } from '../../src/retrieval/bigrams.ts';
import { foldCorpusText, normaliseText } from '../../src/retrieval/normalise.ts';

test.each([
  ['full-width letters, digits and marks', '１２３３３ＡＢＣ？！', '12333abc?!'],
  ['traditional characters', '老闆拖欠工資怎麼辦', '老板拖欠工资怎么办'],
  ['么 stays 么', '饿了么骑手有保险么', '饿了么骑手有保险么'],
  ['zero-width marks', '工\u200b资\ufeff拖\u2060欠', '工资拖欠'],
  ['direction marks', '\u202e工资\u202c', '工资'],
  ['smuggled tag characters', '工资\u{E0041}\u{E0042}', '工资'],
  ['soft hyphens and variation selectors', '工\u00ad资\ufe0f', '工资'],
  ['control characters', '工\u0000资\u0007', '工资'],
  ['white space', '  工资\n\n没发\t\t怎么办\u3000 ', '工资 没发 怎么办'],
  ['characters set apart', '工 资 拖 欠', '工资拖欠'],
  ['characters set apart by marks', '国-庆-加-班', '国庆加班'],
  ['two words with a space are left', '工资 拖欠', '工资 拖欠'],
  ['capital letters', 'APP', 'app'],
  ['nothing', '', ''],
])('%s', (_, text, expected) => {
  expect(normaliseText(text)).toBe(expected);
});

test('any text: no second pass changes it, and nothing invisible is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const once = normaliseText(text);
      expect(once).not.toMatch(/\p{Cc}|\p{Cf}|\p{Variation_Selector}|[\u{E0000}-\u{E007F}]/u);
      expect(once).toBe(once.trim());
      expect(once).not.toMatch(/\s{2}/);
    }),
  );
});

test('simplified text with half-width marks is left as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'工资拖欠老板合同社保,.?12333'), { maxLength: 30 }), (characters) => {
      const text = characters.join('');
      expect(normaliseText(normaliseText(text))).toBe(normaliseText(text));
      expect(normaliseText(text).replace(/[.]/g, '')).toBe(text.replace(/[.]/g, ''));
    }),
  );
});

test('the corpus is folded to the terms that a question of the same words is read to', () => {
  const folder = new URL('../../knowledge/policies/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const file of files) {
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n'))
      expect(characterBigrams(foldCorpusText(line)), line).toEqual(characterBigrams(normaliseText(line)));
  }
});
