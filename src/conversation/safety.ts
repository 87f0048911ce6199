/** What danger a message tells of. The order is the order of urgency. */
export type Danger =
  | 'suicide'
  | 'medical'
  | 'fire'
  | 'confined'
  | 'beaten'
  | 'harassed'
  | 'forced-labour'
  | 'document-taken'
  | 'child-labour';

/** A collapse with people under it is told without a word of when. */
const COLLAPSE = /(?:塌|垮|坍|滑坡|透水|冒顶).{0,8}(?:埋|压|困|人)|埋了.{0,4}人|人.{0,4}被?埋/;
const HARASSED =
  /动手动脚|(?:摸|抱|亲)我|占(?:我|女工)便宜|强奸|猥亵|非礼|(?:骚扰|偷看)(?:我|我们|女工|女的)|(?:往|钻|闯|进).{0,6}女(?:工)?宿舍/;
/** Said outright: no word about the place takes it back (从楼顶跳楼). */
const SUICIDE =
  /不想活|活不下去|活不起了|不如死|想死|去死了算|寻死|自杀|轻生|跳楼|跳河|跳桥|跳下去|喝(?:农药|百草枯)|割腕|上吊|了断(?:自己)?|同归于尽|一死了之|死给(?:他|你|老板)|一了百了|活着(?:真|还)?(?:没|冇)(?:啥|什么|得)?(?:意思|劲|意义|盼头|指望)|活够了|没脸活|不如撞死|写(?:好|了)?遗书|(?:买|吃|吞)(?:了|点|瓶)?(?:农药|安眠药|老鼠药|百草枯|敌敌畏)|(?:就|要|准备|马上|真|我)(?:往下)?跳(?:了|下去|给|$|[,，。!！])|(?:带|抱)着?(?:孩子|娃|一家).{0,4}(?:一起|去)(?:死|走绝路)|走绝路|从.{0,6}(?:楼|天台|塔吊|桥)(?:上|顶)?(?:上)?跳/;
const NOT_SUICIDE = /(?:累|烦|困|热|疼|痛|忙)得?(?:我)?(?:都)?(?:想死|不想活)|笑死|跳楼(?:价|甩卖|处理|机)/;
const CLIMBS =
  /(?:爬|上|站)(?:上|到|在)?(?:了)?(?:塔吊|吊塔|楼顶|天台|高架|脚手架顶)|(?:人|就|坐|站|现在)在(?:塔吊|吊塔|楼顶|天台|桥栏杆?)(?:上|边|顶)?/;
const CLIMBS_FOR_WORK =
  /(?:从|掉|摔).{0,6}(?:塔吊|楼顶|天台)|(?:修|盖|开|拆|装|学)(?:的)?(?:塔吊|吊塔|楼顶|天台)|(?:塔吊|吊塔)(?:司机|工|证|怎么考|上干活)|上楼顶(?:干活|做|铺|修)/;
const NOW =
  /刚刚|刚才|正在|快点|喊不(?:应|醒|答应)|叫不应|没反应|没呼吸|没脉|不动了|昏倒|休克|口吐白沫|现在|马上|快来|救救|救命|怎么办啊|止不住|没气|不省人事|晕(?:过去|倒)|昏(?:过去|迷)|流(?:了)?(?:很多|好多|一地)血|大出血|叫不醒|喘不上|埋(?:住|在)|压(?:住|在).{0,4}(?:下面|底下)|还在里面/;
const HURT = /摔|砸|压|埋|触电|电着|中毒|烫|烧|断了|流血|出血|晕|昏|割|夹|卷进|塌|心脏|抽搐/;
const FIRE = /(?:着火|起火|失火|火灾|爆炸)/;
const CONFINED =
  /被(?:人|他们|老板|工头)?(?:关|锁|软禁|囚禁|扣)(?:起来|住|在|着)|(?:关|锁)(?:着|住)?(?:我们?|工人|人).{0,6}(?:不让|不放|不给)|把(?:我们?|工人|人)(?:都)?(?:关|锁|扣)|不(?:让|准|许)(?:我们?|俺们?|工人|人)?(?:走|出门|出去|离开|出厂|出来|回家走)|不放(?:我们?|俺们?|人)(?:走|出)|限制(?:人身)?自由|黑砖窑|看着不让走/;
const NOT_CONFINED = /不让(?:走|离职|辞职).{0,4}(?:程序|手续|流程)|辞职.{0,8}不让走|不让(?:我)?(?:离职|辞职)/;
const BEATEN =
  /(?:被|遭|挨).{0,6}(?:打了|打伤|殴打|揍|打一顿|打成|砍)|(?:老板|工头|包工头|保安|他们|打手|小混混|人).{0,8}(?:打我|打人|动手|打了我|打伤|揍我|拿刀|拿棍)|打得(?:我|鼻青|头破)|要(?:打死|弄死|杀|砍)我|威胁.{0,6}(?:我|人|命|家人)/;
const FORCED =
  /(?:逼|强迫|强制)(?:着|我们?|俺们?|工人|人)?.{0,6}(?:干活|劳动|做工|上工|下井)|强迫劳动|不干(?:活)?就(?:打|不给饭|电)|像奴隶|包身工|黑工厂/;
const TAKEN =
  /(?:身份证|证件|护照|银行卡|手机).{0,8}(?:扣了|扣着|扣下|扣住|押着|收走|收了|拿走|没收|不还|不给我?们?|抢走|藏起来|被扣|被收|被押|让.{0,6}(?:扣|收))|(?:扣了|扣着|扣下|扣住|扣押了|收走了?|收了|没收了?|拿走了?|抢走了?|押着|被扣了?)(?:我|我们|俺|俺们|大家|工人)?(?:的)?(?:身份证|证件|护照)|扣(?:我|我们|俺)(?:的)?(?:身份证|证件)|扣身份证(?:不|,|，)/;
const CHILD =
  /童工|(?:我|俺|娃|孩子|儿子|女儿|弟|妹|他|她)(?:才|今年|刚|只有|是)?(?:满)?(?:十[一二三四五]|1[0-5])岁.{0,14}(?:干活|打工|上班|做工|进厂|工地|干了|做了|搬砖|端盘子|洗碗|洗盘子|当(?:服务员|学徒|小工)|送外卖)|(?:不满|没满|未满|不到)(?:十六|16)(?:周?岁)?.{0,12}(?:干活|打工|上班|做工|进厂|工地)|(?:雇|招|用)(?:了)?(?:不满|没满|未满|不到)?(?:十[一二三四五]|1[0-5])岁/;
/** A rule is asked about, not a danger told: 「押身份证合法吗」「什么算强迫劳动」. */
const ABOUT_RULE =
  /合法吗|违法吗|犯法吗|算不算|什么是|什么叫|是什么|怎么规定|有规定|可以吗|行吗|该不该|有没有规定|会不会判|罚多少|怎么处罚/;

/** Reads what danger a normalised message tells of; null if none. */
export function readDanger(text: string): Danger | null {
  if (SUICIDE.test(text) && !NOT_SUICIDE.test(text)) return 'suicide';
  if (CLIMBS.test(text) && !CLIMBS_FOR_WORK.test(text)) return 'suicide';
  if (FIRE.test(text) && NOW.test(text)) return 'fire';
  if (HURT.test(text) && NOW.test(text) && !/(?:去年|前年|上个月|几个月前|多久能|之前)/.test(text)) return 'medical';
  if (COLLAPSE.test(text) && !/(?:去年|前年|上个月|之前|以前|赔)/.test(text)) return 'medical';
  if (ABOUT_RULE.test(text) && !/救命|救救|现在|我们?被|我被/.test(text)) return null;
  if (BEATEN.test(text)) return 'beaten';
  if (HARASSED.test(text)) return 'harassed';
  if (CONFINED.test(text) && !NOT_CONFINED.test(text)) return 'confined';
  if (FORCED.test(text)) return 'forced-labour';
  if (CHILD.test(text)) return 'child-labour';
  if (TAKEN.test(text)) return 'document-taken';
  return null;
}

/** What is said first: two short sentences with the line to ring (facts: 110 police, 120 ambulance, 119 fire, 12356 mental-health support). */
export const DANGER_WORDS: Record<Danger, { text: string; lines: string[] }> = {
  suicide: {
    text: '您现在的安全最要紧，请先到安全的地方，离开高处。马上打 110，或者打心理援助热线 12356，有人会陪您说话。\n钱能要回来，我陪您一步一步办。您身边有人吗？',
    lines: ['110', '12356'],
  },
  medical: {
    text: '救人要紧，马上打 120，说清地点。有人被埋、被困，再打 119；先别随便搬动伤者。',
    lines: ['120', '119'],
  },
  fire: { text: '先离开，再打 119。有人受伤就打 120。', lines: ['119', '120'] },
  confined: {
    text: '不让人走是违法的，您先保证自己安全。马上打 110，能说就说清地点，不方便说话就先接通。',
    lines: ['110'],
  },
  beaten: { text: '您先到安全的地方，马上打 110 报警。受了伤打 120，看病的单子都留好。', lines: ['110', '120'] },
  harassed: { text: '您先离开他，到有人的地方去，马上打 110。这不是您的错。', lines: ['110'] },
  'forced-labour': {
    text: '逼人干活是违法的，您先保证自己安全。马上打 110 报警，说清在哪里、有多少人。',
    lines: ['110'],
  },
  'document-taken': {
    text: '身份证是您自己的，谁都不能扣。打 110 报警要回来；人被拦着不让走，也打 110。',
    lines: ['110'],
  },
  'child-labour': {
    text: '不满 16 岁，厂里、工地都不能用。请告诉家里大人，马上打 12333 或 110，有人来管。',
    lines: ['12333', '110'],
  },
};
