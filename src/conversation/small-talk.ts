import type { TalkAct } from '../knowledge/act.ts';
import { asks } from '../language/asking.ts';

export type SmallTalk =
  | TalkAct
  | 'laughter'
  | 'question-mark'
  | 'good-news'
  | 'secrecy'
  | 'others'
  | 'price'
  | 'trust'
  | 'introduction';

const TRIM = /[\s，,。.！!~～、…?？]+/g;

const PATTERNS: [SmallTalk, RegExp][] = [
  [
    'greeting',
    /^(?:你好|您好|哈喽|嗨|hi|hello|在吗|在不在|在不|有人吗|有人在吗|早上好|上午好|下午好|晚上好|早|早安|喂|你好呀|你好啊|您好啊|师傅好|老师好|同志你好|嘿)+(?:请问)?$/,
  ],
  [
    'thanks',
    /^(?:好的?|行|嗯+|哦|噢)*(?:太|真是|真的|非常|多)?(?:谢谢|感谢|谢了|多谢|谢谢你|谢谢您|辛苦了|麻烦了|感恩|3q|thank(?:s|you)?)(?:你|您|啊|了|哈|呀|师傅|老师|大哥|亲|帮忙|帮助|您的帮助|你的帮助|指点)*$/,
  ],
  ['farewell', /^(?:再见|拜拜|拜|88|晚安|先这样|没事了|没有了|没了|不用了|先不用了|不问了|就这些)(?:谢谢|了|啊|吧)*$/],
  [
    'assent',
    /^(?:好|好的|好嘞|行|行吧|中|成|要得|得行|嗯+|哦+|噢+|知道了|明白了|懂了|晓得了|了解|收到|ok|okay|可以|对|是的|没问题)(?:了|的|啊|哈)*$/,
  ],
  ['laughter', /^(?:哈|呵|嘿|嘻|h|233|6{2,}|牛)+$/],
  [
    'who-are-you',
    /^(?:你|您)(?:是谁|叫什么|是人吗|是机器人吗|是真人吗|是人还是机器|是ai吗|能干(?:嘛|什么|啥)|会什么|会干啥|有什么用|能帮我什么|能做什么|是干(?:嘛|啥|什么)的)(?:的|啊|呀|吗|呢)*$/,
  ],
  [
    'empty-words',
    /^(?:(?:喂|测试|test|试试|一二三|听得到吗|听见没)+|123(?:45?6?7?8?9?)?(?!\d)|。+|1+|啊+|额+|呃+|无聊|唉+|哎+|累|好累|好累啊|烦|真烦|今天天气真好|吃了(?:吗|没|冇)|你?吃饭(?:了)?(?:吗|没得|没有|没|冇)|你吃了吗|在干嘛|你在干嘛|干嘛呢|讲个笑话|给我讲个笑话|唱首歌|你多大了?|我爱你|你真好|你真棒|厉害|不错|真不错|有意思|无语|呜呜+)(?:啊|呀|哦|吧|呢|了)*$/,
  ],
];

/** What is asked about the assistant itself, trouble at work or not: 「我说的你会不会告诉我老板」. */
const OF_ITSELF: [SmallTalk, RegExp][] = [
  [
    'secrecy',
    /(?:你|您|这里|(?:跟|和|给)(?:你|您)(?:说|讲|聊)的?).{0,10}(?:会不会|会|能不能|不会|别|莫)?(?:告诉|透露|泄露|传给|捅给|让)(?:给)?(?:我|俺|我们)?(?:的)?(?:老板|公司|厂里|工头|领导|别人|外人)(?:知道)?(?:吗|不|么|吧|啊|$)|(?:(?:跟|和)(?:你|您)(?:说|讲|聊)的?|(?:你|您)这里?|聊天|说的话).{0,4}(?:保密|安全|泄露|漏出去|传出去)(?:吗|不|么|吧|$)/,
  ],
  [
    'others',
    /(?:上一个|前一个|上个|别的|其他|刚才那个)(?:用户|工友|人)(?:问|说|讲|聊|登记)(?:的|过|了)?(?:啥|什么|哪些)|(?:用户|别人|人家|他人)的?(?:身份证号?码?|电话|号码|姓名|聊天|记录|信息)(?:告诉|发给?|给|透露)我/,
  ],
  [
    'price',
    /^(?:那|请问|问)?(?:你|您)(?:这个?|这里|这儿|帮我|回答|答|是)?(?:收不收(?:钱|费)|要不要(?:钱|收费)|收(?:多少)?(?:钱|费)(?:吗|不|么)?|免费(?:的)?(?:吗|不|么)?|要(?:给)?(?:多少)?钱(?:吗|不|么))(?:啊|呀|的)?$/,
  ],
  [
    'trust',
    /(?:你|您)(?:说|讲|答|回答)?(?:的|得|的话|这些)?(?:要是|万一|如果)?(?:说错|讲错|答错|错)了?(?:谁负责|算谁的|咋办|怎么办)|说错了谁负责|(?:你|您)(?:说|讲|答|回答)(?:的|得)(?:话|这些)?(?:都|到底|真)?(?:准不准|准吗|准么|对不对|对吗|靠谱(?:吗|不)|靠不靠谱|可信(?:吗|不)|能信(?:吗|不)|是真的吗|算不算数)|(?:你|您)(?:到底)?(?:靠谱(?:吗|不)|靠不靠谱|准不准|懂(?:不懂)?法律(?:吗|不)?)$/,
  ],
];
/** 「我叫王大强，在苏州做木工，五十二了」: nobody has asked yet. */
const INTRODUCES = /^(?:我|俺|额|阮)(?:叫|姓|名叫)(?!不|什么|啥|谁|么)\p{Script=Han}{1,4}(?=[,，。\s]|$)/u;
const LONGEST_INTRODUCTION = 30;
const TROUBLE = /不|没|未|欠|拖|扣|少|伤|摔|病|死|辞|开除|炒|告|找|想|要|求|救|帮|怕|骗|被/;

/** 「太好了，钱终于给我了」 asks nothing, and is no word of dying (解脱了). */
const GOOD_NEWS =
  /^(?:太好了|好消息|谢天谢地|终于|总算|解脱了|谢谢|多谢|感谢|老板|工资|工钱|钱|他|今天|昨天|刚刚?|已经|都|给我|把|你们?|您|,|，|了|啊|！|!|。|们|我)*(?:拿到(?:工资|工钱|钱)?(?:手)?|(?:工资|工钱|钱)?(?:结清|到账|要回来|要到|发下来|发了|给我?|结))(?:了|手|全部|都|工资|工钱|钱|,|，|谢谢|多谢|感谢|你们?|您|们|啊|哈|！|!|。)*$/;
const GLAD = /太好了|好消息|谢天谢地|终于|总算|解脱|谢谢|多谢|感谢/;

const ABUSE =
  /^.{0,10}(?:傻[逼比b叉x]|煞笔|sb|操你|草你|艹|日你|去你妈|你妈的|妈的|他妈的|滚(?:蛋|开|远点?|出去|吧|$)|垃圾|废物|破玩意|一问三不知|没(?:啥|什么|屁)用|放屁|白痴|智障|狗东西|王八蛋|骗子|什么破|破机器|没用的东西|tmd|cnm|nmsl).{0,10}$/;
/** 「老板不是人」 tells how one feels, and not yet what happened. */
const VENTS =
  /^(?:这个?|那个?|我们?|俺们?)?(?:老板娘?|包?工头|公司|平台|厂里|站长|经理|主管|领导)(?:真|太|就|都|也|简直|他妈的?|实在)*(?:不是(?:人|东西|个东西|玩意)|黑心|心黑|缺德|没良心|良心被狗吃了|畜生|坏透了|太坏|太黑|好黑|欺负人)(?:了|啊|的|透了)*$/;
const ABOUT_WORK = /工资|工钱|老板|包工头|工地|拖欠|欠薪|欠钱|合同|工伤|社保|辞退|中介|押金|投诉/;

/** Reads a message that asks nothing; null for one that does. `text` is normalised. */
export function readSmallTalk(text: string): SmallTalk | null {
  if (/^[?？\s]+$/.test(text)) return 'question-mark';
  const words = text.replace(TRIM, '');
  if (!/[\p{L}\p{N}]/u.test(words)) return 'empty-words';
  const found = [...PATTERNS, ...OF_ITSELF].find(([, pattern]) => pattern.test(words))?.[0];
  if (found) return found;
  if (introduces(text)) return 'introduction';
  if (GOOD_NEWS.test(text) && GLAD.test(text)) return 'good-news';
  if (VENTS.test(words)) return 'abuse';
  if (ABUSE.test(words) && !ABOUT_WORK.test(words)) return 'abuse';
  return readPieces(words);
}

function introduces(text: string): boolean {
  return text.length <= LONGEST_INTRODUCTION && INTRODUCES.test(text) && !TROUBLE.test(text) && !asks(text);
}

/** Phrases that, with nothing else beside them, make a message of courtesy: 「好的知道了，再见」「多谢多谢，您帮了我大忙」. */
const PIECES: [SmallTalk, RegExp][] = [
  [
    'farewell',
    /再见|拜拜|晚安|回头(?:聊|见|再问)|(?:明天|明儿个?|改天|下次|晚点|有事)再?(?:来)?(?:问|聊|找)(?:你|您)?|先这样|先忙|不打扰|不聊了|没事了|(?:去|要去|得去)(?:上班|上(?:夜|白|早)班|干活|开工|吃饭|睡觉|睡了)/g,
  ],
  ['thanks', /谢谢|多谢|感谢|感恩|谢了|谢|辛苦|麻烦|帮(?:了|到)?(?:我|大)*忙|帮助/g],
  [
    'greeting',
    /你好|您好|早上好|上午好|中午好|下午好|晚上好|早安|早上|哈喽|嗨|过年好|新年好|节日快乐|在吗|在不在|有人/g,
  ],
  ['assent', /知道|明白|懂|晓得|了解|收到|好的|好嘞|好|行|嗯|哦|可以|对|中|要得|得行|没问题|就这样/g],
];
const COLOUR_WORDS =
  /你们?|您|恁|我|俺|了|啊|呀|哈|哦|嗯|呢|吧|嘛|的|啦|喽|太|真|很|非常|是|就|都|那|先|给|大|师傅|老师|大哥|大姐|同志|朋友|亲|工友/g;
const ABOUT_ASSISTANT =
  /^(?:那|请问)?(?:你|您)(?:到底|究竟)?.{0,6}(?:真人|机器人?|人工智能|ai|电脑|程序|叫啥|叫什么|名字|谁做的|谁开发|多大|几岁|男的?女的?|哪里人).{0,8}$/;
const IDLE =
  /^.{0,6}(?:陪(?:我|俺)?(?:唠|聊|说)|唠(?:会儿?|唠)?嗑|聊(?:会儿?)?天|讲(?:个|一个)?(?:笑话|故事)|唱(?:首|个|一首)?歌|夸夸我|逗(?:我|你)).{0,6}$/;
/** 「睡不着，也没什么要问的，就找个人说两句」 */
const ONLY_TALKS =
  /没(?:什么|啥|得啥)(?:要|想|好)?问的|随便(?:聊|说)(?:聊|说|两句|几句)|(?:就|只|光)(?:是)?(?:想)?找个?人(?:说|聊|讲|唠)/;
const LONGEST_COURTESY = 20;

function readPieces(words: string): SmallTalk | null {
  if (ABOUT_WORK.test(words)) return null;
  if (ONLY_TALKS.test(words)) return 'empty-words';
  if (words.length > LONGEST_COURTESY) return null;
  if (ABOUT_ASSISTANT.test(words)) return 'who-are-you';
  if (IDLE.test(words)) return 'empty-words';
  const kinds = PIECES.filter(([, phrases]) => words.search(phrases) >= 0).map(([kind]) => kind);
  const rest = PIECES.reduce((left, [, phrases]) => left.replace(phrases, ''), words).replace(COLOUR_WORDS, '');
  return rest === '' ? (kinds[0] ?? null) : null;
}

const SCOPE = '打工的事可以问我：工资、合同、工伤、社保、孩子上学、租房、培训、落户。';

export const SMALL_TALK_REPLIES: Record<SmallTalk, string> = {
  greeting: `您好，我是工友。您遇到什么事了？说给我听，再说一声在哪个省、哪个市。\n${SCOPE}`,
  thanks: '不客气，能帮上您就好。还有事随时问我。',
  'good-news': '太好了，替您高兴。钱数对得上就踏实了；少了、还差别的，接着跟我说。',
  farewell: '好，您慢走。有事随时回来问我。',
  assent: '好的。还有别的事，接着问我就行。',
  laughter: '您心情不错。有打工上的事，随时问我。',
  'who-are-you': `我是工友，一个查政策的小助手，不是真人。我照着官方文件回答，每句话都给您看出处。\n${SCOPE}要找真人，说「转人工」。`,
  abuse: '您心里有火，我听着。要是工钱、工伤、合同上受了委屈，把事情说给我听，我帮您找该找谁。',
  'empty-words': `我在呢。${SCOPE}`,
  'question-mark': '我在呢。您想问哪件事？比如「工钱要不回来找谁」。',
  secrecy:
    '不会告诉您老板。您说的话加密存着，帮您办事的人才看得到。\n登记投诉、申请法律援助，您同意了才交上去。想全删掉，说「删除我的信息」。',
  others: '别人的事，我不能告诉您；您说的，我也不会告诉别人。您自己遇到什么事了？',
  price: '不收钱。问我、登记投诉、申请法律援助都不收，谁问您要钱都别给。您遇到什么事了？',
  trust:
    '我不是真人，照着官方文件和法律答，每句话都给您看出处，您能自己对。文件里没写的，我不乱说。\n要紧的事，再问一声当地人社局或法律援助中心。',
  introduction: `您好，我是工友。您遇到什么事了？说给我听。\n${SCOPE}`,
};
