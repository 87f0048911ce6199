import { describe, expect, it } from 'vitest';
import { splitClauses, withoutDenied } from '../../../src/handoff/understand/clauses.ts';
import { readContract } from '../../../src/handoff/understand/contract.ts';
import { readEmployment } from '../../../src/handoff/understand/employment.ts';
import { readEvidence } from '../../../src/handoff/understand/evidence.ts';
import { readMatter } from '../../../src/handoff/understand/matter.ts';
import { clean, normalise } from '../../../src/handoff/understand/normalise.ts';
import { readPlace } from '../../../src/handoff/understand/place.ts';
import { readProceedings } from '../../../src/handoff/understand/proceedings.ts';
import { readWorkKind } from '../../../src/handoff/understand/work-kind.ts';
import { readYesNo } from '../../../src/handoff/understand/yes-no.ts';

const today = '2026-11-22';

describe('readYesNo', () => {
  it.each([
    '是',
    '是的',
    '对',
    '对头',
    '嗯',
    '嗯嗯',
    '好',
    '好的',
    '行',
    '中',
    '得行',
    '要得',
    '可以',
    '阔以',
    '同意',
    '愿意',
    '没问题',
    '没错',
    'OK',
    '签了',
    '有',
    '系',
    '妥',
    '好嘞',
    '可以的',
    '同意留',
  ])('yes: %s', (text) => {
    expect(readYesNo(normalise(text))).toMatchObject({ value: 'yes' });
  });
  it.each([
    '不',
    '不是',
    '没有',
    '没',
    '不同意',
    '不愿意',
    '不留',
    '不要',
    '不用',
    '冇',
    '莫得',
    '没得',
    '不行',
    '算了',
    '不用了',
    '没签',
    '木有',
    '不得行',
    '唔系',
    '不想',
  ])('no: %s', (text) => {
    expect(readYesNo(normalise(text))).toMatchObject({ value: 'no' });
  });
  it.each(['不知道', '不清楚', '不晓得', '晓不得', '忘了', '记不清了', '说不准', '不一定', '不确定'])(
    'unsure: %s',
    (text) => {
      expect(readYesNo(normalise(text))).toMatchObject({ value: 'unsure' });
    },
  );
  it.each(['王建国', '老板不给钱', '', '🙂', '不是我的电话是他的'])('neither: %s', (text) =>
    expect(readYesNo(normalise(text)).found).toBe(false),
  );
});

describe('readEmployment', () => {
  it.each(['还在干', '还在那里上班', '没走', '在职', '还在厂里', '我现在还给他干着', '还没离职', '在'])(
    'employed: %s',
    (text) => {
      expect(readEmployment(text, today, true)).toMatchObject({ value: { status: 'employed' } });
    },
  );
  it.each<[string, string | null]>([
    ['走了', null],
    ['上个月走的', '2026-10-01'],
    ['去年12月5号离职', '2025-12-05'],
    ['已经走了三个月了', '2026-08-22'],
    ['干到8月底就不干了', '2026-08-21'],
    ['被辞退了', null],
    ['工程完工了', null],
    ['回老家了', null],
    ['从三月干到八月走的', '2026-08-01'],
  ])('left: %s', (text, from) => {
    const told = readEmployment(text, today, true);
    expect(told).toMatchObject({ found: true, value: { status: 'left' } });
    expect(told.found && (told.value.leftOn?.from ?? null)).toBe(from);
  });
  it('is not fooled by a wish or by the boss running', () => {
    expect(readEmployment('我想走', today, false).found).toBe(false);
    expect(readEmployment('老板跑了', today, false).found).toBe(false);
    expect(readEmployment('还在拖欠', today, false).found).toBe(false);
  });
  it.each(['那我不干了,他不给我结工资咋办', '我打算下个月不干了', '他说我辞职要提前一个月'])(
    '%s is no leaving',
    (text) => expect(readEmployment(text, today, false)).not.toMatchObject({ value: { status: 'left' } }),
  );
  it('has come back who works there again', () =>
    expect(readEmployment('去年腊月走的,今年三月又回来干到现在', today, false)).toMatchObject({
      value: { status: 'employed' },
    }));
  it('refuses a leaving that lies ahead', () =>
    expect(readEmployment('明年1月走的', today, true)).toEqual({ found: false, reason: 'future' }));
});

describe('readProceedings', () => {
  it.each<[string, string[]]>([
    ['申请过仲裁', ['arbitration']],
    ['已经起诉到法院了', ['court']],
    ['去劳动局投诉过没人管', ['inspection']],
    ['打过12333', ['inspection']],
    ['打过12345', ['petition']],
    ['仲裁过,现在在法院打官司', ['arbitration', 'court']],
    ['都没有', []],
    ['没有', []],
    ['还没', []],
    ['没去过', []],
    ['没申请过仲裁', []],
    ['仲裁没去过', []],
    ['哪里都没去', []],
  ])('asked: %s', (text, kinds) => expect(readProceedings(text, true)).toMatchObject({ found: true, value: kinds }));
  it.each(['我想申请仲裁', '要不要打官司', '准备去法院'])('a wish is none: %s', (text) =>
    expect(readProceedings(text, false).found).toBe(false),
  );
  it('asks which', () => expect(readProceedings('去过', true)).toEqual({ found: false, reason: 'absent' }));
});

describe('readEvidence and readContract', () => {
  it.each<[string, string[]]>([
    ['有考勤和聊天记录', ['考勤记录', '聊天记录']],
    ['没有合同,有欠条', ['欠条']],
    ['只有微信聊天截图和工牌', ['聊天记录', '工牌']],
    ['都没有', []],
    ['啥都没有', []],
    ['啥子都没得', []],
    ['一样没有', []],
    ['没有', []],
    ['没有欠条也没有考勤', []],
    ['工友可以作证', ['工友作证']],
  ])('%s', (text, kinds) => expect(readEvidence(text, true)).toMatchObject({ found: true, value: kinds }));
  it.each([
    ['没签合同', 'none'],
    ['合同没签', 'none'],
    ['没有签劳动合同', 'none'],
    ['签了合同', 'signed'],
    ['有劳动合同', 'signed'],
    ['老板没跟我签合同', 'none'],
    ['他们八个人没签合同,我签了', 'signed'],
  ])('%s', (text, contract) => expect(readContract(text, false)).toMatchObject({ value: contract }));
});

describe('readWorkKind, readMatter, readPlace', () => {
  it.each([
    ['工地', 'construction'],
    ['我在建筑公司', 'construction'],
    ['做装修的', 'construction'],
    ['扎钢筋', 'construction'],
    ['电子厂流水线', 'other'],
    ['送外卖的', 'other'],
    ['饭店服务员', 'other'],
    ['不是工地', 'other'],
  ])('%s', (text, kind) => expect(readWorkKind(text, true)).toMatchObject({ value: kind }));
  it.each([
    ['要工资', 'wages'],
    ['手被机器压断了', 'injury'],
    ['工伤', 'injury'],
    ['被开除了要赔偿金', 'other'],
    ['别的', 'other'],
  ])('%s', (text, matter) => expect(readMatter(text, true)).toMatchObject({ value: matter }));
  it.each([
    ['集美区万科城二期', '集美区万科城二期'],
    ['在北京朝阳区建国路88号', '北京朝阳区建国路88号'],
    ['厦门市集美区', '厦门市集美区'],
  ])('%s', (text, place) => expect(readPlace(text, true)).toMatchObject({ value: place }));
  it.each([
    ['工地上', 'too-vague'],
    ['老家', 'too-vague'],
    ['<script>', 'not-a-place'],
    ['12345', 'not-a-place'],
    ['区'.repeat(200), 'too-long'],
  ])('refuses %s', (text, reason) => expect(readPlace(text, true)).toEqual({ found: false, reason }));
});

describe('normalise', () => {
  it('takes out what cannot be seen', () => {
    expect(clean('王\u200b建\u202e国\u0000\u0007 x')).toBe('王建国 x');
    expect(clean('\u{e0041}隐\u{e0042}')).toBe('隐');
    expect(clean('\ud800a')).toBe('a');
  });
  it('makes it half-width and simplified', () =>
    expect(normalise('老闆欠我１２０００塊，臘月到現在！')).toBe('老板欠我12000块,腊月到现在!'));
});

describe('clauses', () => {
  it('tells a question from a statement', () => {
    const asks = (text: string): boolean => splitClauses(text).some((clause) => clause.asks);
    for (const text of ['怎么算加班费', '能不能要回来', '多久能办好?', '那工伤呢?', '可以吗', '要交钱吗'])
      expect(asks(text), text).toBe(true);
    for (const text of [
      '还在干呢',
      '没有',
      '还没签合同呢',
      '不知道',
      '没什么证据',
      '一万二',
      '什么都没有',
      '12,000元',
      '老板叫什么不知道',
      '啥子都没得',
    ])
      expect(asks(text), text).toBe(false);
  });
  it('keeps the affirmed half', () => {
    expect(withoutDenied('不是12000,是8000')).toBe('是8000');
    expect(withoutDenied('8000,不是12000')).toBe('8000');
    expect(withoutDenied('不是')).toBe('不是');
  });
});
