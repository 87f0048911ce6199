import { expect, test } from 'vitest';
import { OFTEN_UNSAID, unsaidSentence } from '../../src/answer/unsaid.ts';
import { makeCard, makePoint } from '../fixtures/small-base.ts';

const card = makeCard('x/1', [makePoint('a', '给培训补贴')], {
  desk: { name: '三明市人社局', line: '12333' },
  unsaid: [
    { about: 'amount', say: '文件里没写培训补贴给多少。', questions: [] },
    { about: 'amount', say: '文件里没写生活费补多少。', questions: [] },
    { about: 'deadline', say: '文件里没写培训多久发证，要打 12345 问。', questions: [] },
  ],
});

test('the card’s own sentence is taken where it speaks of what was asked, with whom to ask', () => {
  expect(unsaidSentence(card, ['amount'], '培训补贴能拿多少钱')).toBe(
    '文件里没写培训补贴给多少，要问三明市人社局，打 12333。',
  );
  expect(unsaidSentence(card, ['amount'], '培训的生活费补多少')).toContain('生活费补多少');
});

test('a sentence that names its line is not given another', () => {
  expect(unsaidSentence(card, ['deadline'], '培训多久发证')).toBe('文件里没写培训多久发证，要打 12345 问。');
});

test('another sum than was asked for is not spoken of', () => {
  expect(unsaidSentence(card, ['amount'], '坐车报销几块')).toBe('文件里没写具体是多少钱，要问三明市人社局，打 12333。');
});

test('several things that are not written are told together', () => {
  expect(unsaidSentence(card, ['amount', 'materials'], '培训补贴多少，要带什么')).toBe(
    '文件里没写具体是多少钱、要带什么材料，要问三明市人社局，打 12333。',
  );
});

test.each(OFTEN_UNSAID)('%s: nothing is guessed, and the desk of the card is named', (aspect) => {
  const sentence = unsaidSentence(makeCard('x/1', []), [aspect], '');
  expect(sentence).toMatch(/^文件里没写.+，要问当地人社局，打 12333。$/);
  expect(sentence.replace('12333', '')).not.toMatch(/\d/);
});
