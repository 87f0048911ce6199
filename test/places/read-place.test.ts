import { describe, expect, it } from 'vitest';
import { createRegions, type Region } from '../../src/knowledge/regions.ts';
import { createMentionReader } from '../../src/places/mentions.ts';
import placeModel from '../../src/places/place-model.json' with { type: 'json' };
import { createPlaceReader } from '../../src/places/read-place.ts';
import { regionOfAddress } from '../../src/places/region-of-address.ts';
import { normaliseText } from '../../src/retrieval/normalise.ts';

// With the short names of counties where there are documents, as a service has it.
const regions = createRegions().withCountiesOf(['110000', '350000', '520000', '640000']);
const readMentions = createMentionReader(regions, []);
/** The provinces with documents. */
const COVERED = new Set(['11', '35', '52', '64']);
const nearestWithDocument = (code: string) => (COVERED.has(code.slice(0, 2)) ? regions.get(code) : null);
const read = createPlaceReader({ base: { regions, nearestWithDocument }, readMentions, model: placeModel });
const readPlace = (text: string, known: Region | null = null) => {
  const { own, asked, onlyPlace } = read(text, known);
  return { own, asked: asked[0] ?? null, onlyPlace };
};

describe('readPlace', () => {
  it.each([
    ['厦门', '350200'],
    ['福建', '350000'],
    ['我在宁夏', '640000'],
    ['我其实在宁夏', '640000'],
    ['俺在三明永安', '350481'],
    ['三明市沙县', '350405'],
    ['不对,我在北京朝阳区', '110105'],
    ['我现在换到贵阳了', '520100'],
    ['闽', '350000'],
    ['我在沪', '310000'],
    ['350400', '350400'],
    ['我是贵州人,在福建打工', '350000'],
    ['那宁夏呢', '640000'],
    ['要是在贵州呢', '520000'],
  ])('%s is a place and nothing else', (text, code) => {
    const reading = readPlace(text);
    expect(reading).toMatchObject({ onlyPlace: true, own: { code } });
  });

  it.each([
    ['我在福州,老板不发工资', '350100'],
    ['老家在贵州,现在在厦门干活,工资没发', '350200'],
    ['想回三明开个店,有没有补贴', '350400'],
  ])('%s tells where the worker is', (text, code) => {
    expect(readPlace(text)).toMatchObject({ onlyPlace: false, own: { code } });
  });

  it.each([
    ['贵州的欠薪周转金怎么领', '520000'],
    ['北京积分落户要什么条件', '110000'],
  ])('%s asks about a place', (text, code) => {
    expect(readPlace(text)).toMatchObject({ own: null, asked: { code } });
  });

  it.each([
    ['350000', '我有居住证，能不能就在这里办低保，不想跑回安徽'],
    ['110000', '我去年11月在朝阳工地被砸断了脚'],
    ['350500', '从广东换到这边厂里，养老保险还能不能接上'],
    ['520500', '租的屋遭火烧光了，我们是云南过来的，政府管不管'],
    ['640400', '从新疆摘棉花回来想自己干点啥，税上有没有让步'],
    ['350400', '以前在江西交的养老能不能弄过来'],
    ['520500', '我在浙江打工，正月里怕票难买，家乡这边有没有人管接送'],
    ['110108', '我河北的在北京送快递，租的屋着火烧了'],
    ['350000', '老家贵州的工友说有补贴，这边有没有'],
    ['520329', '在东莞做吉他做了十年，想回正安自己整个小作坊'],
    ['350100', '老家在甘肃远得很 能不能就在福州求公家救个急'],
    ['520100', '户口在四川自贡，一家子在贵阳租房开店，中考要不要回去考'],
    ['640402', '除过福建，政府还跟哪些地方搭上线送人去干活'],
    ['640324', '想结伴上新疆摘棉花，公家组织不组织'],
    ['350426', '我在上海送了六年外卖，今年三月回县城头一次自己干'],
    ['350428', '我在东莞做模具，老家将乐的，想考技师非得请假跑回去考么'],
    ['110106', '房东也不赔，我们是山东人没有北京户口，两口子现在在老乡那打地铺'],
  ])('%s stays where the client says: %s', (code, text) => {
    const known = regions.get(code)!;
    const reading = readPlace(text, known);
    const place = reading.asked ?? reading.own ?? known;
    expect(regions.path(place.code).map((step) => step.code)).toContain(code.replace(/\d{4}$/, '0000'));
  });

  it.each([
    ['350000', '我现在在贵阳干活，工钱没给', '520100'],
    ['350000', '贵州那边的周转金怎么领', '520000'],
    ['350000', '厂要搬了,打算回黔东南开个粉馆', '522600'],
    ['640000', '我打算去北京,五十五了,那边有没有给年纪大的留的活', '110000'],
    ['520000', '铜仁的,想去北京当月嫂,那边教不教', '110000'],
  ])('%s moves when another place is told or asked about: %s', (code, text, expected) => {
    const reading = readPlace(text, regions.get(code));
    expect((reading.asked ?? reading.own)?.code).toBe(expected);
  });

  it.each(['工资拖欠找谁', '120000', '350000', '一', '好', ''])('%s names none', (text) => {
    expect(readPlace(text)).toEqual({ own: null, asked: null, onlyPlace: false });
  });
});

describe('two places', () => {
  const asked = (text: string) => read(normaliseText(text), null).asked.map(({ shortName }) => shortName);

  it.each([
    ['福建和贵州讨薪都打啥', ['福建', '贵州']],
    ['北京跟宁夏，外地娃念小学各是咋规定的', ['北京', '宁夏']],
    ['给外地人住的房：三明要干满几年，北京又有啥', ['三明', '北京']],
  ])('%s is asked of both', (text, places) => expect(asked(text)).toEqual(places));

  it.each([
    '我户口贵州纳雍的，在顺义盖楼，工钱没给，打哪边的电话',
    '我是福建人，在银川绑钢筋，五十八了被赶出来',
    '在厦门干活，工钱没给',
    '福建三明的补贴怎么领',
    '云南过来的，在北京送快递',
  ])('%s is asked of one', (text) => expect(asked(text).length).toBeLessThan(2));

  it('what is known and not named stands first', () => {
    const { asked: both } = read('这边跟北京比,欠薪投诉哪个快,都说说', regions.get('640000'));
    expect(both.map(({ shortName }) => shortName)).toEqual(['宁夏', '北京']);
  });
});

describe('regionOfAddress', () => {
  it.each([
    ['贵阳南明区花果园', '350000', '520102'],
    ['厦门集美银江路', '350000', '350211'],
    ['厦门集美上海路12号', '350000', '350211'],
    ['集美区北京大厦旁边', '350200', '350211'],
    ['湖南路口那个楼盘', '350000', null],
    ['万达后面', '350000', null],
  ])('%s, told by a worker in %s, lies in %s', (address, known, code) => {
    expect(regionOfAddress(address, regions, regions.get(known))?.code ?? null).toBe(code);
  });
});
