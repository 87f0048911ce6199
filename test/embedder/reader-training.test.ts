import { expect, test } from 'vitest';
import { defaultReaderSettings, type ReaderTrainingInput, trainReader } from '../../src/embedder/reader-training.ts';
import { createMessageReader, messageTokens } from '../../src/retrieval/message-reader.ts';

const TOLD: Record<string, string[]> = {
  'act/confined': ['他们把门锁了出不去', '门锁着不让出去', '我们被锁在宿舍', '大门锁了人出不来', '锁着不放人'],
  'act/thanks': ['谢谢', '多谢多谢', '谢谢你啊', '太谢谢了', '谢了'],
  'topic/wages': ['老板拖着工钱', '工钱要不回来', '拖欠工钱找谁', '工钱没给', '拖了三个月工钱'],
  'topic/school': ['孩子在哪上学', '娃上学要啥', '孩子上学找谁', '上学要居住证不', '娃在这上学'],
  'gap/weather': ['明天下雨不', '今天天气咋样', '下雨还干活不', '天气热不热', '会不会下雨'],
};

function input(change: Partial<ReaderTrainingInput> = {}): ReaderTrainingInput {
  return {
    examples: Object.entries(TOLD).flatMap(([label, texts]) => texts.map((text) => ({ text, label }))),
    labels: Object.keys(TOLD),
    asks: (label) => !label.startsWith('act/'),
    isWrapped: () => true,
    asides: { before: ['我在厦门贴砖'], after: ['急等着回话'] },
    settings: { ...defaultReaderSettings, epochs: 30, leastMessages: 1 },
    date: '2026-01-01',
    ...change,
  };
}

const read = createMessageReader(trainReader(input()));

test('reads an act in words of which no example has all', () => {
  const { acts } = read('宿舍的门被他们锁着')!;
  expect(acts.get('confined')).toBeGreaterThan(0.5);
  expect(acts.get('thanks')).toBeLessThan(0.2);
});

test('tells what a question is about, and what is told nowhere', () => {
  const wages = read('三个月的工钱')!;
  expect(wages.topics.get('wages')).toBeGreaterThan(0.5);
  const weather = read('天气热不热啊明天')!;
  expect(weather.outside).toBeGreaterThan(0.5);
});

test('topics and what is outside are all that may be asked', () => {
  const { topics, outside } = read('娃上学')!;
  expect([...topics.values()].reduce((sum, each) => sum + each, outside)).toBeCloseTo(1);
});

test('a message that asks, of which no more is known, speaks against acts and for no topic', () => {
  const asks = ['门锁坏了谁修', '门锁密码', '锁门是几点', '门上的锁', '换门锁'].map((text) => ({ text, label: null }));
  const told = input();
  const taught = createMessageReader(trainReader({ ...told, examples: [...told.examples, ...asks] }));
  expect(taught('门锁')!.acts.get('confined')).toBeLessThan(read('门锁')!.acts.get('confined')!);
});

test('nothing is read of what is not Chinese', () => {
  expect(read('zhuan ren gong')).toBeNull();
  expect(read('12333')).toBeNull();
});

test('how a message begins and ends is seen', () => {
  expect(messageTokens('，进度。')).toEqual(['进度', '进', '度', '^进', '度$', '^进度', '进度$']);
  expect(messageTokens('……')).toEqual([]);
});

test('the same input gives the same bytes, another seed gives others', () => {
  const first = trainReader(input());
  expect(trainReader(input())).toEqual(first);
  expect(trainReader(input({ settings: { ...input().settings, seed: 8 } }))).not.toEqual(first);
});
