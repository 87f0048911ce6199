import { describe, expect, it } from 'vitest';
import { isBareRequest, readIntent, tellsDetails } from '../../src/conversation/intent.ts';

describe('readIntent', () => {
  it.each([
    ['真人在线吗', 'agent'],
    ['我要投诉', 'complaint'],
    ['帮我写个投诉,我不识字', 'complaint'],
    ['包工头欠我钱,我想登记', 'complaint'],
    ['登记投诉', 'complaint'],
    ['帮我登记', 'complaint'],
    ['帮我们登记', 'complaint'],
    ['要得,你帮我登记嘛', 'complaint'],
    ['中,帮俺登记呗', 'complaint'],
    ['我要投诉,包工头叫刘建军,电话13900001111,欠我三万', 'complaint'],
    ['我还要投诉一个饭店老板', 'complaint'],
    ['麻烦你替我登记一下 找人给我回个电话 欠薪的事', 'complaint'],
    ['帮我爸投诉他那个老板,盖猪场的,六个月没结账', 'complaint'],
    ['我要告那个饭店老板,你给我递上去', 'complaint'],
    ['我要申请法律援助', 'legal_aid'],
    ['我要申请法律援助,老板电话不晓得', 'legal_aid'],
    ['我想找个律师帮我要工资', 'legal_aid'],
    ['转人工', 'agent'],
    ['我想找真人说话', 'agent'],
    ['删除我的信息', 'erase'],
    ['把我的信息都删了', 'erase'],
    ['我刚才说的都删了', 'erase'],
    ['都删了吧 我不报了', 'erase'],
    ['别存我的信息', 'erase'],
    ['我的投诉怎么样了', 'status'],
    ['俺的申请办得咋样了', 'status'],
    ['补充:昨天他又说不给', 'evidence'],
    ['补充证据', 'evidence'],
  ])('%s: %s', (text, intent) => expect(readIntent(text, null)).toBe(intent));

  it.each([
    '怎么投诉',
    '我要投诉怎么弄',
    '我要投诉,打哪个电话?',
    '投诉过没用',
    '法律援助要什么条件',
    '法律援助中心在哪',
    '想找免费律师,还查不查家里有钱没钱',
    '没得路费回家,想请个律师又怕要去村里开贫困证明',
    '法律援助窗口人好多,排到哪年去,我们打工的能不能往前靠',
    '请律师要钱吗',
    '好',
    '要',
    '老板欠我工资',
    '补充医疗保险是什么',
    '老板把我的考勤记录删了',
    '他删除聊天记录了',
    '手机内存不够,微信缓存删了聊天记录还在不',
    '聊天记录删了还能当证据吗',
    '我把聊天记录删除了,老板不认账',
    '法律援助那律师跟我要红包',
    '请个律师打官司大概多少钱',
  ])('%s asks for nothing to be done', (text) => expect(readIntent(text, null)).toBeNull());

  it.each(['要', '好的', '行吧', '要得', '中', '你帮我办吧', '那就登记吧', '帮我登记', '嗯'])(
    '%s takes what was offered',
    (text) => {
      expect(readIntent(text, 'complaint')).toBe('complaint');
      expect(readIntent(text, 'legal_aid')).not.toBeNull();
    },
  );

  it.each(['不要', '不用了', '先不', '要多少钱', '好在我有欠条', '可以上学吗'])('%s does not', (text) => {
    expect(readIntent(text, 'complaint')).toBeNull();
  });

  it('a bare request tells nothing', () => {
    for (const text of ['要', '帮我登记', '我要投诉', '申请法律援助', '登记吧'])
      expect(isBareRequest(text), text).toBe(true);
    for (const text of ['我要投诉包工头欠我三万', '帮我找律师,腿摔断了', '我还要投诉一个饭店老板'])
      expect(isBareRequest(text), text).toBe(false);
  });
});

it.each([
  ['安溪鸿达建筑公司,欠我8000块', true],
  ['在厦门市集美区杏林湾路,包工头叫王大力', true],
  ['老板欠我8000块', false],
  ['鸿达建筑公司欠我8000块怎么办', false],
  ['知道了', false],
])('%s tells the details of a case: %s', (text, expected) => {
  expect(tellsDetails(text)).toBe(expected);
});
