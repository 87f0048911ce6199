import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRegions, NATION } from '../../src/knowledge/regions.ts';

const regions = createRegions();

test.each([
  ['福建', '350000'],
  ['福建省', '350000'],
  ['闽', '350000'],
  ['350000', '350000'],
  ['三明', '350400'],
  ['俺在三明永安', '350481'],
  ['北京市', '110000'],
  ['宁夏', '640000'],
  ['黔', '520000'],
  ['全国', NATION],
  ['延边', '222400'],
  ['３５００００', '350000'],
  ['350499', '350400'],
  ['福建省福州市鼓楼区', '350102'],
])('%s is read as %s', (text, code) => expect(regions.read(text)?.code).toBe(code));

test.each(['', '火星', '999999', '我不知道'])('「%s」 names no region', (text) =>
  expect(regions.read(text)).toBeNull(),
);

describe('running text', () => {
  test('names the most exact place only', () => {
    expect(regions.mentions('我从贵州来，在福建三明打工').map((mention) => mention.region.shortName)).toEqual([
      '贵州',
      '三明',
    ]);
  });

  test('does not take everyday words for places', () => {
    for (const text of ['大家平安回家', '和平解决', '来宾请坐', '贵公司不给钱'])
      expect(regions.mentions(text)).toEqual([]);
  });

  test('mentions stand where they say, in order, without overlap', () => {
    const text = fc.array(
      fc.constantFrom('福建', '三明市', '贵州省', '在', '朝阳', '区', '北京', '打工', '，', '鼓楼区'),
      { maxLength: 15 },
    );
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('');
        let end = 0;
        for (const mention of regions.mentions(whole)) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect([mention.region.name, mention.region.shortName]).toContain(whole.slice(mention.start, mention.end));
          end = mention.end;
        }
      }),
    );
  });
});

describe('counties of regions that are well known', () => {
  const known = regions.withCountiesOf(['350000', '520000', '640000']);
  const names = (text: string) => known.mentions(text).map((mention) => mention.region.name);

  test.each([
    ['福清的厂搬走了', '福清市'],
    ['咱海原开大车的', '海原县'],
    ['给永安几家厂送人', '永安市'],
  ])('%s begins a clause with one', (text, name) => expect(names(text)).toEqual([name]));

  test.each(['三元一斤', '大方点', '惠农补贴怎么领', '花都谢了'])('%s names none', (text) =>
    expect(names(text)).toEqual([]),
  );

  test('从江西来 names 江西, and not 从江', () => expect(names('我们从江西来的')).toEqual(['江西省']));

  test('a county elsewhere counts where nothing else can be meant', () => {
    expect(names('昆山的厂')).toEqual(['昆山市']);
    expect(names('一直在想昆山的厂好不好')).toEqual([]);
    expect(names('公安的人来了')).toEqual([]);
  });

  test('a county does not follow a region it is not in', () =>
    expect(regions.mentions('北京上高中政策').map((mention) => mention.region.shortName)).toEqual(['北京']));
});

test('a path leads out to the nation', () => {
  expect(regions.path('350481').map((region) => region.shortName)).toEqual(['永安', '三明', '福建', '全国']);
  expect(regions.path('000001')).toEqual([]);
});

test('a name that several places bear is not read, and tells them all', () => {
  expect(regions.read('朝阳区')).toBeNull();
  expect(regions.namesakes('朝阳区').map((region) => region.code)).toEqual(['110105', '220104']);
  expect(regions.namesakes('福建').map((region) => region.code)).toEqual(['350000']);
  expect(regions.namesakes('朝阳').map((region) => region.name)).toContain('朝阳市');
  expect(regions.namesakes('火星')).toEqual([]);
  expect(regions.read('六枝')?.name).toBe('六枝特区');
});
