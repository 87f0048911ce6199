import { expect, test } from 'vitest';
import { namedElsewhere } from '../../src/answer/named-services.ts';
import { pickServices } from '../../src/answer/pick-services.ts';
import { FUJIAN, GUIZHOU, makeBase, makeKnowledge, makeService, place, SHANGHAI } from '../fixtures/small-base.ts';

const base = makeBase();
const MINZHIQIAN = { name: '闽治欠', regionCode: '350000', regionName: '福建' };

test('a name of another region is told with its own', () => {
  expect(namedElsewhere('闽治欠怎么用', base, GUIZHOU)).toEqual(MINZHIQIAN);
  expect(namedElsewhere('闽治欠怎么用', base, SHANGHAI)).toEqual(MINZHIQIAN);
  expect(namedElsewhere('闽治欠怎么用', base, null)).toEqual(MINZHIQIAN);
  expect(namedElsewhere('打96333行不行', base, GUIZHOU)).toMatchObject({ name: '96333' });
  expect(namedElsewhere('欠薪应急周转金在这边有吗', base, FUJIAN)).toMatchObject({ regionCode: '520000' });
});

test('a name of the worker’s own place, or of the province around it, is not elsewhere', () => {
  expect(namedElsewhere('闽治欠怎么用', base, FUJIAN)).toBeNull();
  expect(namedElsewhere('闽治欠怎么用', base, place('350481'))).toBeNull();
});

test('a line that holds everywhere is nowhere else', () => {
  expect(namedElsewhere('打12333行吗', base, GUIZHOU)).toBeNull();
});

test('no name, no region', () => {
  expect(namedElsewhere('工资不发找谁', base, GUIZHOU)).toBeNull();
});

test('a common word of a clause is no name of its region', () => {
  const knowledge = makeKnowledge();
  const common = makeService('gz-life', '临时生活费', { kind: 'programme', regions: ['520000'], clause: 'gz-1/1' });
  const own = makeBase({ services: [...knowledge.services, common] });
  expect(namedElsewhere('能领临时生活费吗', own, FUJIAN)).toBeNull();
});

test('the lines of a place: its own first, never another region’s, and what can’t be called not at all', () => {
  const cards = makeKnowledge().cards.slice(0, 1);
  const names = (code: string | null) => pickServices(base, code, cards, null).map((service) => service.name);
  expect(names('350000')).toEqual(['96333', '闽治欠', '12333']);
  expect(names('520000')).toEqual(['12333']);
  expect(names(null)).toEqual(['12333']);
});

test('the line of the desk is among them, also where the place has many of its own', () => {
  const knowledge = makeKnowledge();
  const many = [1, 2, 3, 4].map((index) =>
    makeService(`fj-${index}`, `9633${index}0`, { regions: ['350000'], clause: 'fj-1/3/6' }),
  );
  const own = makeBase({ services: [...knowledge.services, ...many] });
  const picked = pickServices(own, '350000', knowledge.cards.slice(0, 1), '12333').map((service) => service.name);
  expect(picked).toHaveLength(4);
  expect(picked).toContain('12333');
});
