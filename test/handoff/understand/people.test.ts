import { describe, expect, it } from 'vitest';
import { readAge } from '../../../src/handoff/understand/age.ts';
import { readEmployer } from '../../../src/handoff/understand/employer.ts';
import { checkCharacter, maskIdNumber, readIdNumber } from '../../../src/handoff/understand/id-number.ts';
import { normalise } from '../../../src/handoff/understand/normalise.ts';
import { readPeopleCount } from '../../../src/handoff/understand/people-count.ts';
import { readPersonName } from '../../../src/handoff/understand/person-name.ts';
import { findPhones, maskPhone, readPhone } from '../../../src/handoff/understand/phone.ts';

const today = '2026-11-22';

describe('readPhone', () => {
  it.each([
    ['13800008000', '13800008000'],
    ['138 0000 8000', '13800008000'],
    ['138-0000-8000', '13800008000'],
    ['+86 13800008000', '13800008000'],
    ['8613800008000', '13800008000'],
    ['１３８００００８０００', '13800008000'],
    ['幺三八零零零零八零零零', '13800008000'],
    ['我电话是13800008000，谢谢', '13800008000'],
    ['0591-87654321', '0591-87654321'],
    ['(0591)87654321', '0591-87654321'],
    ['010 12345678', '010-12345678'],
    ['0771-1234567', '0771-1234567'],
  ])('%s', (text, number) => expect(readPhone(normalise(text))).toMatchObject({ found: true, value: { number } }));

  it.each([
    ['1380000800', 'wrong-length'],
    ['138000080001', 'wrong-length'],
    ['没有', 'absent'],
    ['12345', 'unknown-kind'],
  ])('refuses %s: %s', (text, reason) => expect(readPhone(text)).toEqual({ found: false, reason }));

  it('does not take an identity number for one', () => {
    expect(findPhones('11010519491231002X')).toEqual([]);
    expect(findPhones('110105194912310021')).toEqual([]);
  });

  it('masks', () => expect(maskPhone('13800008000')).toBe('138****8000'));
});

describe('readIdNumber', () => {
  it.each([
    '11010519491231002X',
    '11010519491231002x',
    '110105 1949 1231 002X',
    '11010519491231002最后一位是X',
    '11010519491231002，后面是叉',
    '身份证１１０１０５１９４９１２３１００２Ｘ',
  ])('%s', (text) => {
    expect(readIdNumber(normalise(text), today)).toMatchObject({
      found: true,
      value: { number: '11010519491231002X', born: '1949-12-31', sex: 'female' },
    });
  });

  it.each([
    ['110105194912310021', 'check-digit'],
    ['350203900307001', 'old-15'],
    ['35020319900230001X', 'birth-date'],
    ['350203203003070012', 'birth-date'],
    ['990203199003070012', 'region'],
    ['11010519491231002', 'wrong-length'],
    ['1101051949123100', 'wrong-length'],
    ['没带身份证', 'absent'],
  ])('refuses %s: %s', (text, reason) => expect(readIdNumber(text, today)).toEqual({ found: false, reason }));

  it('computes the check character of GB 11643', () => {
    expect(checkCharacter('11010519491231002')).toBe('X');
    expect(checkCharacter('35020319900307001')).toBe('4');
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X');
  });
});

describe('readPersonName', () => {
  it.each([
    ['我叫王建国', '王建国'],
    ['姓名：陈丽华', '陈丽华'],
    ['我叫陳麗華，今年三十', '陈丽华'],
    ['我的名字是欧阳锋', '欧阳锋'],
    ['我叫李四，电话13800008000', '李四'],
    ['我是张伟', '张伟'],
    ['我叫阿卜杜拉·买买提', '阿卜杜拉·买买提'],
  ])('unasked: %s', (text, name) =>
    expect(readPersonName(normalise(text), false)).toMatchObject({ found: true, value: name }),
  );

  it.each([
    ['王建国', '王建国'],
    ['王建国 13800008000', '王建国'],
    ['王建国13800008000', '王建国'],
    ['王建国,电话13800008000', '王建国'],
    ['司马相如', '司马相如'],
  ])('asked: %s', (text, name) => expect(readPersonName(text, true)).toMatchObject({ found: true, value: name }));

  it.each(['我是安徽人', '我是农民工', '我叫他还钱他不还', '我是工地上的', '王老板欠我钱', '我是从贵州来的'])(
    'unasked, none in %s',
    (text) => {
      expect(readPersonName(text, false).found).toBe(false);
    },
  );

  it.each([
    ['我姓王', 'surname-only'],
    ['不知道', 'not-a-name'],
    ['<b>x</b>', 'not-a-name'],
    ["Robert'); DROP TABLE--", 'not-a-name'],
    ['13800008000', 'absent'],
  ])('asked, refuses %s: %s', (text, reason) => expect(readPersonName(text, true)).toEqual({ found: false, reason }));
});

describe('readPeopleCount', () => {
  it.each<[string, number, number | null]>([
    ['我们一共七八个人', 7, 8],
    ['我们12个人', 12, null],
    ['一共二十多号人', 20, null],
    ['十来个人', 10, null],
    ['我和老乡俩', 2, null],
    ['我们仨', 3, null],
    ['就我一个', 1, null],
    ['我一个人', 1, null],
    ['十七八个人', 17, 18],
    ['五名工人', 5, null],
  ])('%s', (text, count, upTo) =>
    expect(readPeopleCount(text, false)).toMatchObject({ found: true, value: { count, upTo } }),
  );

  it('knows vague ones', () =>
    expect(readPeopleCount('我们好几个人', false)).toEqual({ found: false, reason: 'vague' }));
  it.each(['第3个人', '一个人工', '12000', '一天站12个钟头', '上了10个夜班'])('unasked, none in %s', (text) =>
    expect(readPeopleCount(text, false).found).toBe(false),
  );
});

describe('readAge', () => {
  it.each([
    ['我今年13岁', 13],
    ['我才十五岁', 15],
    ['我还不满14岁', 13],
  ])('%s', (text, age) => expect(readAge(text)).toMatchObject({ found: true, value: age }));
  it.each(['我儿子13岁', '干了13年', '老板50岁'])('none in %s', (text) => expect(readAge(text).found).toBe(false));
});

describe('readEmployer', () => {
  it.each([
    ['包工头王老板拖了三个月', '王老板'],
    ['在鑫达电子厂上班', '鑫达电子厂'],
    ['厦门恒通建筑劳务有限公司', '厦门恒通建筑劳务有限公司'],
    ['老板叫李大壮,电话139', '李大壮'],
    ['大家都喊他老王', '老王'],
    ['包工头姓陈', '姓陈的包工头'],
    ['刘经理', '刘经理'],
    ['在鲤城区江南街道的鞋厂,厂叫安步达', '安步达'],
    ['四川姓张的包工头,叫张老三', '张老三'],
    ['张老三,地点恒大御景府', '张老三'],
    ['李记餐馆', '李记餐馆'],
  ])('asked: %s', (text, name) => expect(readEmployer(text, true)).toMatchObject({ found: true, value: { name } }));

  it.each([
    ['不知道', 'unknown'],
    ['集美区银江路5号', 'not-a-name'],
    ['今年春节走的', 'not-a-name'],
    ['项目叫恒大御景府,你上面记漏了', 'not-a-name'],
    ['加一句,店长还骂我是贼', 'not-a-name'],
    ['就没交社保的事,钱没欠', 'not-a-name'],
    ['<img src=x>', 'not-a-name'],
    ['😀😀', 'not-a-name'],
  ])('asked, refuses %s: %s', (text, reason) => expect(readEmployer(text, true)).toEqual({ found: false, reason }));

  it.each(['一天干12个钟头', '老板不给钱', '我在一个厂里干活', '公司欠我工资', '老家在贵州'])(
    'unasked, none in %s',
    (text) => expect(readEmployer(text, false).found).toBe(false),
  );
});
