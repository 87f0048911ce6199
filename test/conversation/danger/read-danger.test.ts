import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { DANGER_WORDS, lawBehind } from '../../../src/conversation/danger/danger-words.ts';
import {
  type Danger,
  isComplaint,
  isToldOutright,
  ofMedical,
  ofSuicide,
  readDanger,
} from '../../../src/conversation/danger/read-danger.ts';
import { loadKnowledge } from '../../../src/knowledge/load-knowledge.ts';
import { readKnowledgeFolder } from '../../../src/knowledge/read-knowledge-folder.ts';
import { createRegions } from '../../../src/knowledge/regions.ts';
import { createUnits, unitKey } from '../../../src/retrieval/units.ts';

describe('readDanger', () => {
  it.each([
    ['老板不给钱我不想活了,准备爬塔吊', 'suicide'],
    ['再不给钱我就从楼顶跳楼', 'suicide'],
    ['我站在天台上,谁也别过来', 'suicide'],
    ['不给钱我就从塔吊上跳下去', 'suicide'],
    ['工友刚从架子上摔下来,流了好多血', 'medical'],
    ['宿舍着火了,人还在里面', 'fire'],
    ['宿舍着火了 楼道全是烟', 'fire'],
    ['我老公喝了农药,他说讨不到钱不活了', 'poisoned'],
    ['再不给钱我就喝农药', 'suicide'],
    ['洞子塌了一截,里头还有两个人没出来', 'medical'],
    ['砖厂里有个娃看着才十三四,天天背砖', 'child-labour'],
    ['厂里把我的身份证拿去了,说做满一年才还', 'document-taken'],
    ['身份证押在老板那三个月了,要走他不给', 'document-taken'],
    ['宿舍门从外头锁到了,我们出不克', 'confined'],
    ['我们被锁在砖厂院子里,门口有人看着', 'confined'],
    ['他们把我们关在宿舍里不让出去', 'confined'],
    ['包工头带人打我们,把我头打破了', 'beaten'],
    ['他们逼我们干活,不干就不给饭', 'forced-labour'],
    ['老板把我身份证扣了不还', 'document-taken'],
    ['我弟弟才14岁在厂里上班', 'child-labour'],
    ['我13岁,在饭店端盘子', 'child-labour'],
    ['我买了汽油,明天去公司门口', 'suicide'],
    ['再不给钱我提桶汽油去他办公室,大家都莫活', 'suicide'],
    ['闻到宿舍里一股臭鸡蛋味,有人头疼恶心', 'medical'],
    ['化粪池里两个人没上来', 'medical'],
    ['清污池底下两个人没声了,我要不要下去拉', 'medical'],
    ['老板带人来打我,把我电话也摔了', 'beaten'],
  ])('%s: %s', (text, danger) => expect(readDanger(text)).toBe(danger));

  it.each([
    '公司押我身份证合法吗',
    '网贷的人天天打我厂里电话',
    '他说要杀我的价,计件单价砍一半',
    '摩托车加汽油公司报不报',
    '买了汽油发票能不能报',
    '塔吊司机证怎么考',
    '去年从架子上摔下来,现在还没赔',
    '什么是强迫劳动',
    '干了一天累得想死',
    '工友从塔吊上摔下来的事去年判了',
    '上楼顶铺防水一天多少钱',
    '那家店跳楼价甩卖',
    '老板不让我辞职怎么办',
    '孩子13岁在老家上学',
    '家里失火了,外地人能申请救助吗',
    '租的房子着火烧光了,能不能领点救急的钱',
    '没执照的小煤窑塌了把人压伤,老板说没法走保险',
    '劳务公司的门都锁了,电话也停机了',
    '手机上能告老板欠钱不给吗',
    '打工几年,山林被人砍了找哪个',
    '初中没念完就出来了,现在想一边上班一边混个文凭',
    '工资被拖欠三个月',
    '我三十五岁在工地干活',
  ])('sees none in %s', (text) => expect(readDanger(text)).toBeNull());

  it.each(['救命', '救命啊!', '救救我', '快来人,出事了', '出人命了'])('%s cries for help', (text) =>
    expect(readDanger(text)).toBe('cry'),
  );
  it.each(['快点', '老板出事了工资找谁', '快点给我结账'])('%s is no cry', (text) =>
    expect(readDanger(text)).not.toBe('cry'),
  );

  it('names in its words every line it offers, and no other number', () => {
    for (const { text, lines } of Object.values(DANGER_WORDS)) {
      const numbers = text.match(/\d{3,}/g) ?? [];
      expect(lines).toEqual(expect.arrayContaining(numbers));
      expect(['110', '119', '120', '12333', '12338', '12356']).toEqual(expect.arrayContaining(lines));
    }
  });
});

describe('threats and doubt', () => {
  it.each([
    '我要杀了老板',
    '我要跟老板拼了',
    '我想弄死老板',
    '老板扣我工资我想揍他',
    '我准备把老板的车砸了',
    '那我把他家点了',
  ])('%s is a threat to others', (text) => expect(readDanger(text)).toBe('threat'));

  it.each(['老板说要弄死我', '我想去老板家', '他把车砸了,我赔不赔', '我要跟老板谈'])(
    '%s is none by the speaker',
    (text) => expect(readDanger(text)).not.toBe('threat'),
  );

  it.each(['老板不让我走,说找到人顶替才行', '老板不让我回家过年'])('%s keeps nobody locked up', (text) =>
    expect(readDanger(text)).toBeNull(),
  );

  it.each(['工资没拿到我想跳楼讨薪', '想死的心都有,三个月没发工资', '手指被机器轧断了怎么办', '肚子里孩子没动静了'])(
    '%s leaves no doubt',
    (text) => {
      expect(readDanger(text)).not.toBeNull();
      expect(isToldOutright(text)).toBe(true);
    },
  );

  it.each(['不想活在这个城市了,想回老家', '想死家里的米粉', '半年前手指被机器轧断了,老板不赔'])(
    '%s is weighed',
    (text) => expect(readDanger(text) !== null && isToldOutright(text)).toBe(false),
  );

  it('knows gas without a word of who fell', () => {
    expect(readDanger('在工地宿舍煤气中毒')).toBe('medical');
    expect(ofMedical('在工地宿舍煤气中毒')).toBe('gas');
  });
});

describe('lawBehind', () => {
  it('is law that is told here', async () => {
    const files = await readKnowledgeFolder(fileURLToPath(new URL('../../../knowledge', import.meta.url)));
    const keys = new Set(createUnits(loadKnowledge(files, createRegions())).map(unitKey));
    const dangers = Object.keys(DANGER_WORDS) as Danger[];
    for (const danger of dangers) {
      for (const key of lawBehind(danger, '居住证和银行卡')) expect(keys, danger).toContain(key);
      for (const key of lawBehind(danger, '身份证')) expect(keys, danger).toContain(key);
    }
  });

  it('is the law of the paper that was taken', () => {
    expect(lawBehind('document-taken', '老板把我的居住证收走了')).toEqual(['residence-permit-regulation/18#seize']);
    expect(lawBehind('document-taken', '身份证和工资卡都被收走了')).toEqual([
      'labour-contract-law/84#return',
      'wage-payment-regulation/31#card',
    ]);
    expect(lawBehind('suicide', '不想活了')).toEqual([]);
  });
});

describe('ofMedical', () => {
  it('tells bad air, where nobody is left lying and nobody goes in after, from other harm', () => {
    expect(ofMedical('化粪池里两个人没上来')).toBe('gas');
    expect(ofMedical('清污池底下两个人没声了,我要不要下去拉')).toBe('gas');
    expect(ofMedical('烧炭取暖,叫不醒了')).toBe('gas');
    expect(ofMedical('从架子上摔下来了')).toBe('medical');
    expect(DANGER_WORDS.gas.text).not.toContain('别随便搬动');
  });
});

describe('whose danger it is', () => {
  it.each([
    ['我哥说他不想活了,咋劝', 'suicide-of-another'],
    ['老公说他想跳楼', 'suicide-of-another'],
    ['我不想活了', 'suicide'],
    ['我和我哥都不想活了,我也想死', 'suicide'],
  ])('%s: %s', (text, danger) => expect(ofSuicide(text)).toBe(danger));

  it.each([
    '一个工友上吊了,刚放下来还有气',
    '有人跳下去了,还在喘气',
    '钢筋扎进脚了,在工地',
    '工友中暑了,说胡话,身上滚烫',
  ])('%s: the ambulance first', (text) => expect(readDanger(text)).toBe('medical'));

  it.each([
    ['人埋在下面了', 'trapped'],
    ['车间里呛得很,好几个人都吐了', 'gas'],
    ['工友摔下来了', 'medical'],
  ])('%s: %s', (text, danger) => expect(ofMedical(text)).toBe(danger));

  it.each([
    '身份证被收上去复印了,说明天还,正常不',
    '身份证给老板办工资卡,过两天给',
    '手机上班时间要交上去,下班拿回',
    '我打了孩子一巴掌,后悔',
    '这活干不下去了,太累',
    '撑不下去了,一天站十二小时',
    '活不下去了物价这么高,工资才3000',
    '老板失踪了,三个月工资没给',
    '我哥因公失踪,工资还发吗',
    '老公出海失踪三个多月,那笔大钱能不能先给',
  ])('%s is no emergency', (text) => expect(readDanger(text)).toBeNull());

  it.each([
    ['买了瓶百草枯放床头', 'suicide'],
    ['走投无路了', 'suicide'],
    ['我哥失踪三天了,包工头不说', 'missing'],
    ['我头晕恶心,宿舍烧的煤炉', 'medical'],
    ['娃发高烧抽抽了', 'medical'],
    ['我老公天天打我,身份证也藏了', 'beaten'],
  ])('%s: %s', (text, danger) => expect(readDanger(text)).toBe(danger));

  it('of a beating at home no labour law is told', () => {
    expect(lawBehind('beaten', '老公打我')).toEqual([]);
    expect(lawBehind('beaten', '老板打我')).not.toEqual([]);
  });

  it.each([
    '我要烧了他的厂',
    '想弄死包工头',
    '妈的老板就是不给钱,我要打断他的腿',
    '他不给钱就跟他拼了',
    '我揣了把刀,去找工头',
  ])('%s is a threat', (text) => expect(readDanger(text)).toBe('threat'));

  it.each([
    ['线长老动手动脚,跟厂里说了当没听见', true],
    ['组长老摸我,往哪里告', true],
    ['组长现在又来摸我', false],
    ['女工宿舍夜里有男的进来摸人', false],
  ])('harassment told as something to complain of: %s: %s', (text, expected) => {
    expect(isComplaint(text)).toBe(expected);
  });
});
