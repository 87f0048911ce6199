import { describe, expect, it } from 'vitest';
import { DANGER_WORDS, readDanger } from '../../src/conversation/safety.ts';

describe('readDanger', () => {
  it.each([
    ['老板不给钱我不想活了,准备爬塔吊', 'suicide'],
    ['再不给钱我就从楼顶跳楼', 'suicide'],
    ['我站在天台上,谁也别过来', 'suicide'],
    ['不给钱我就从塔吊上跳下去', 'suicide'],
    ['工友刚从架子上摔下来,流了好多血', 'medical'],
    ['宿舍着火了,人还在里面', 'fire'],
    ['他们把我们关在宿舍里不让出去', 'confined'],
    ['包工头带人打我们,把我头打破了', 'beaten'],
    ['他们逼我们干活,不干就不给饭', 'forced-labour'],
    ['老板把我身份证扣了不还', 'document-taken'],
    ['我弟弟才14岁在厂里上班', 'child-labour'],
    ['我13岁,在饭店端盘子', 'child-labour'],
  ])('%s: %s', (text, danger) => expect(readDanger(text)).toBe(danger));

  it.each([
    '公司押我身份证合法吗',
    '塔吊司机证怎么考',
    '去年从架子上摔下来,现在还没赔',
    '什么是强迫劳动',
    '干了一天累得想死',
    '工友从塔吊上摔下来的事去年判了',
    '上楼顶铺防水一天多少钱',
    '那家店跳楼价甩卖',
    '老板不让我辞职怎么办',
    '孩子13岁在老家上学',
    '工资被拖欠三个月',
    '我三十五岁在工地干活',
  ])('sees none in %s', (text) => expect(readDanger(text)).toBeNull());

  it('names in its words every line it offers, and no other number', () => {
    for (const { text, lines } of Object.values(DANGER_WORDS)) {
      const numbers = text.match(/\d{3,}/g) ?? [];
      expect(lines).toEqual(expect.arrayContaining(numbers));
      expect(['110', '119', '120', '12333', '12356']).toEqual(expect.arrayContaining(lines));
    }
  });
});
