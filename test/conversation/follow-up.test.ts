import { describe, expect, it } from 'vitest';
import { readFollowUp } from '../../src/conversation/follow-up.ts';
import { readMemory } from '../../src/conversation/memory.ts';

const memory = readMemory({ question: '工资被拖欠找谁', topic: 'wages', clauseIds: ['a/1', 'a/2'] });

describe('readFollowUp', () => {
  it.each([
    ['那工伤呢?', { type: 'instead', subject: '工伤' }],
    ['要是没签合同呢', { type: 'instead', subject: '没签合同' }],
    ['九级呢', { type: 'instead', subject: '九级' }],
    ['合法吗', { type: 'question', text: '工资被拖欠找谁 合法吗', ask: '合法吗' }],
    ['要带啥子材料', { type: 'question', text: '工资被拖欠找谁 要带啥子材料', ask: '要带啥子材料' }],
    ['那要多久有结果', { type: 'question', text: '工资被拖欠找谁 那要多久有结果', ask: '那要多久有结果' }],
    ['签不签', { type: 'question', text: '工资被拖欠找谁 签不签', ask: '签不签' }],
    ['电话多少?', { type: 'phone' }],
    ['打哪个电话', { type: 'phone' }],
    ['还有别的吗', { type: 'more' }],
    ['详细点', { type: 'more' }],
    ['上面第二条啥意思', { type: 'citation', number: 2 }],
    ['第1条看不懂', { type: 'citation', number: 1 }],
    ['[2]', { type: 'citation', number: 2 }],
    ['上面第六条啥意思', { type: 'citation', number: 6 }],
    ['没听懂', { type: 'again' }],
    ['要带什么', { type: 'question', text: '工资被拖欠找谁 要带什么', ask: '要带什么' }],
    ['多久', { type: 'question', text: '工资被拖欠找谁 多久', ask: '多久' }],
  ] as const)('%s', (text, expected) => expect(readFollowUp(text, memory)).toEqual(expected));

  it.each(['那工伤呢?', '电话多少', '还有别的吗', '上面第二条啥意思', '没听懂'])(
    '%s means nothing before a question',
    (text) => {
      expect(readFollowUp(text, readMemory({}))).toBeNull();
    },
  );

  it.each(['工伤认定怎么申请', '老板电话不接怎么办', '我有别的证据', '身份证掉了怎么补', '没有'])(
    '%s stands alone',
    (text) => {
      expect(readFollowUp(text, memory)).toBeNull();
    },
  );
});
