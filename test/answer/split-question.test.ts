import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitQuestion } from '../../src/answer/split-question.ts';

test.each([
  ['工资和孩子上学', ['工资', '孩子上学']],
  ['工资和孩子上学怎么办', ['工资', '孩子上学']],
  ['娃读书和老板不给钱,两个事咋弄', ['娃读书', '老板不给钱']],
  ['老板不给钱,另外孩子上学怎么弄', ['老板不给钱', '孩子上学怎么弄']],
  ['社保谁交还有培训补贴多少', ['社保谁交', '培训补贴多少']],
  ['两个事一起问。一个,工地欠我钱;第二个,幺儿想读高中', ['工地欠我钱', '幺儿想读高中']],
  ['公家的房租给我们不?再一个,低保能不能吃', ['公家的房租给我们不', '低保能不能吃']],
  ['1.没签合同怎么办 2.没交社保怎么办', ['没签合同怎么办', '没交社保怎么办']],
])('%s asks two things', (text, parts) => {
  expect(splitQuestion(text)).toEqual({ parts, guesses: [] });
});

test.each([
  ['工资不发找谁,孩子在这边怎么上学', ['工资不发找谁', '孩子在这边怎么上学']],
  ['工资不发找谁?孩子怎么上学?', ['工资不发找谁', '孩子怎么上学']],
  ['欠薪找谁 宁岗贷利息多少', ['欠薪找谁', '宁岗贷利息多少']],
  ['厂子关了没人管,娃念书也没着落', ['厂子关了没人管', '娃念书也没着落']],
])('%s may ask two things', (text, halves) => {
  const { parts, guesses } = splitQuestion(text);
  expect(parts).toEqual([text]);
  expect(guesses.map((guess) => guess.halves)).toContainEqual(halves);
});

test('a stop parts more surely than a comma, and what only counts both is no half', () => {
  const { guesses } = splitQuestion('学了电工,这钱给报不;想贷点款养牛');
  expect(guesses.map((guess) => guess.bothAsk)).toEqual([true]);
  const halves: [string, string] = ['合同没签', '工资也没给'];
  expect(splitQuestion('合同没签,工资也没给,这两样怎么要').guesses).toContainEqual({
    halves,
    bothAsk: true,
    bothComplain: false,
  });
  expect(splitQuestion('合同没签,工资也没给').guesses).toEqual([{ halves, bothAsk: false, bothComplain: true }]);
});

test('two short complaints in one breath may be two questions, a longer one is a story', () => {
  expect(splitQuestion('没签合同 上下班路上被车撞了').guesses).toEqual([
    { halves: ['没签合同', '上下班路上被车撞了'], bothAsk: false, bothComplain: true },
  ]);
  expect(splitQuestion('在厂里干了三年一直没有签过合同 上个月在下班回家的路上被车撞了').guesses).toEqual([]);
});

test.each([
  '老板拖了三个月工资,说工程款没下来,我该找谁',
  '我和老板吵架了',
  '试用期第二十天说我不合适',
  '还有三天就过了时效',
  '在城里顺便做保洁',
  '包工头跑了,钱没给,怎么办',
  '工资',
  '我在厦门一个工地干活,包工头拖了三个月工钱不给,该找谁',
  '',
])('%s is one question', (text) => {
  expect(splitQuestion(text)).toEqual({ parts: [text], guesses: [] });
});

test('the parts are of the question, in order, and none is empty', () => {
  const words = fc.constantFrom('工资', '孩子上学', '怎么办', '和', ',', '?', '还有', '另外', '找谁', '呢', '。');
  fc.assert(
    fc.property(fc.array(words, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const { parts } = splitQuestion(text);
      expect(parts.length).toBeGreaterThan(0);
      let from = 0;
      for (const part of parts) {
        if (text !== '') expect(part.length).toBeGreaterThan(0);
        const at = text.indexOf(part, from);
        expect(at).toBeGreaterThanOrEqual(from);
        from = at + part.length;
      }
    }),
  );
});
