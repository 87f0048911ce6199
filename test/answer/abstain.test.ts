import { expect, test } from 'vitest';
import { abstain } from '../../src/answer/abstain.ts';
import type { Finding } from '../../src/answer/find-answer.ts';
import { toFinding } from '../../src/answer/find-answer.ts';
import { namedElsewhere } from '../../src/answer/named-services.ts';
import type { Region } from '../../src/knowledge/regions.ts';
import rankings from '../../src/retrieval/ranking.json' with { type: 'json' };
import { createSearch } from '../../src/retrieval/search.ts';
import {
  FUJIAN,
  GAP,
  GUIZHOU,
  makeBase,
  makeHit,
  makeKnowledge,
  regions,
  SHANGHAI,
  unitOf,
} from '../fixtures/small-base.ts';

const knowledge = makeKnowledge({ gaps: [GAP] });
const base = makeBase({ gaps: [GAP] });
const { read } = createSearch({ knowledge, regions, rankings });
const MODEL = rankings.words.decision;
const NOTHING: Finding = { hits: [], silences: [], decision: 'nothing', probability: 0, model: MODEL, gap: null };
const NEAR: Finding = { ...NOTHING, hits: [makeHit(unitOf(knowledge, 'fj-1/3/6#line'), 3)], decision: 'near' };
const say = (text: string, place: Region | null, finding = NOTHING) =>
  abstain({ question: read(text), finding, place, base, elsewhere: namedElsewhere(text, base, place) });

const LOCAL = /96333|闽治欠|周转金/;

test('what is no matter of work is said to be none of ours, and no line is given', () => {
  const answer = say('今天股票买哪个好', FUJIAN);
  expect(answer.text).toMatch(/^这个我不懂，帮不上您。/);
  expect(answer).toMatchObject({ kind: 'abstain', citations: [], services: [] });
  expect(answer.text).not.toMatch(/\d{5}/);
});

test('a matter of work that is not written: says so, and names lines that hold everywhere', () => {
  const answer = say('工钱能不能用米来抵', FUJIAN);
  expect(answer.text).toContain('福建文件和全国规定里没写');
  expect(answer.text).toMatch(/12333[\s\S]*12345/);
  expect(answer.citations).toEqual([]);
});

test('a place without a document gets no local number', () => {
  const answer = say('工资被拖欠打哪个本地专线', SHANGHAI);
  expect(answer.text).toMatch(/^我手头没有上海的文件/);
  expect(answer.text).toContain('全国根治欠薪线索反映平台');
  expect(answer.text).not.toMatch(LOCAL);
  expect(answer.services.every((service) => service.clauseId === null)).toBe(true);
});

test('a line of another region is said to be that region’s', () => {
  const answer = say('闽治欠怎么用', GUIZHOU);
  expect(answer.text).toMatch(/^「闽治欠」写在福建的文件里，贵州用不用得上，文件里没写。/);
  expect(answer.services.map((service) => service.name)).not.toContain('闽治欠');
});

test('something near: its desk, its topic, and questions that are answered', () => {
  const answer = say('工资单要不要盖章', FUJIAN, NEAR);
  expect(answer.text).toContain('要问当地人社局，打 12333');
  expect(answer).toMatchObject({ kind: 'abstain', topic: 'wages', suggestions: ['欠薪打哪个电话'], citations: [] });
});

test('a known gap speaks for itself, with its own desk', () => {
  const gapUnit = unitOf(knowledge, 'gap/tax');
  const near = makeHit(gapUnit, 9);
  near.features.question = 0.9;
  const finding = toFinding([near, makeHit(unitOf(knowledge, 'fj-1/3/6#line'), 5)], MODEL);
  expect(finding.gap).toEqual(GAP);
  expect(finding.hits.every((hit) => hit.unit.gap === null)).toBe(true);
  const answer = say('个税怎么扣', FUJIAN, { ...finding, decision: 'nothing' });
  expect(answer.text).toMatch(/^个税怎么扣，我手头的文件里没写。\n要问税务局，打 12366/);
  expect(answer.needsRegion).toBe(false);
});

test('a gap that is far off is not told: its sentence would speak of something else', () => {
  expect(toFinding([makeHit(unitOf(knowledge, 'gap/tax'), 9)], MODEL).gap).toBeNull();
});

test('a gap that a clause is ahead of is not told', () => {
  const hits = [makeHit(unitOf(knowledge, 'fj-1/3/6#line'), 9), makeHit(unitOf(knowledge, 'gap/tax'), 5)];
  expect(toFinding(hits, MODEL).gap).toBeNull();
});

test('an unknown place is asked for', () => {
  expect(say('工钱能不能用米来抵', null).needsRegion).toBe(true);
  expect(say('工钱能不能用米来抵', FUJIAN).needsRegion).toBe(false);
});
