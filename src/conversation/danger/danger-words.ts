import type { Danger } from './read-danger.ts';

export interface DangerWords {
  /** Two short sentences with the line to ring. */
  text: string;
  lines: string[];
  /** Points of law (`clause id#point id`) that stand behind it, told after it. */
  law: string[];
}

/** What the lines are called that are given beside a danger. */
export const LINE_LABELS: Record<string, string> = {
  110: '报警',
  120: '急救',
  119: '火警',
  12356: '心理援助热线',
  12333: '人社',
  12338: '妇女热线',
};

/** What is said first (110 police, 120 ambulance, 119 fire, 12356 mental-health support), and the law that stands behind it. */
export const DANGER_WORDS: Record<Danger, DangerWords> = {
  suicide: {
    text: '您现在的安全最要紧：在高处就先下来，手边有药、有刀、有汽油就交给别人。马上打 110，或者打心理援助热线 12356，有人会陪您说话。\n钱能要回来，我陪您一步一步办。您身边有人吗？',
    lines: ['110', '12356'],
    law: [],
  },
  poisoned: {
    text: '救人要紧，马上打 120，说清喝了什么、多少；割伤的，先按住伤口。别让他一个人待着。\n人缓过来了，打心理援助热线 12356，有人陪着说话。钱能要回来，我陪你们一步一步办。',
    lines: ['120', '12356'],
    law: [],
  },
  'suicide-of-another': {
    text: '别让他一个人待着，把药、刀、绳子收起来，先不讲道理，听他说。人在高处、找不到、联系不上，马上打 110，说清他最后在哪。\n打心理援助热线 12356，他能打，您也能打，问怎么陪、怎么劝。',
    lines: ['110', '12356'],
    law: [],
  },
  medical: {
    text: '救人要紧，马上打 120，说清地点，电话先别挂，照他们说的做。先别随便搬动伤者。',
    lines: ['120'],
    law: [],
  },
  electric: {
    text: '救人要紧：先拉电闸断电，断电前别用手碰他。马上打 120，说清地点。',
    lines: ['120'],
    law: [],
  },
  missing: {
    text: '马上打 110 报警，说清他最后在哪、跟谁在一起、穿什么、电话多少。再问问工友、老乡和附近的医院。',
    lines: ['110'],
    law: [],
  },
  trapped: {
    text: '救人要紧，马上打 119 和 120，说清地点、困了几个人。别自己冒险去挖，等消防来。',
    lines: ['119', '120'],
    law: [],
  },
  gas: {
    text: '先到通风的地方，叫别人也出来，马上打 120 和 119。有毒的井、池子、罐子，千万别下去救人，等消防来。',
    lines: ['120', '119'],
    law: [],
  },
  threat: {
    text: '您憋着火，我懂。先别动手，离开那儿，找个人陪着：动了手，有理变没理，钱更难要。压不住火就打 12356，有人听您说。\n钱的事，我陪您一步一步要。',
    lines: ['12356'],
    law: [],
  },
  cry: {
    text: '有人受伤、晕倒，马上打 120。有人打人、拦着不让走，打 110。着火、有人困住，打 119。\n电话里先说在哪里。也跟我说一声，出了什么事？',
    lines: ['120', '110', '119'],
    law: [],
  },
  fire: { text: '先离开，再打 119。有人受伤就打 120。', lines: ['119', '120'], law: [] },
  confined: {
    text: '不让人走是违法的，您先保证自己安全。马上打 110，能说就说清地点，不方便说话就先接通。',
    lines: ['110'],
    law: ['labour-law/96#police', 'labour-contract-law/38#immediate'],
  },
  beaten: {
    text: '您先到安全的地方，马上打 110 报警。受了伤打 120，看病的单子都留好。',
    lines: ['110', '120'],
    law: ['labour-law/96#police'],
  },
  harassed: {
    text: '您先离开他，到有人的地方去，马上打 110。这不是您的错，也可以打妇女热线 12338 说说。',
    lines: ['110', '12338'],
    law: ['women-workers-provisions/11#harass'],
  },
  'forced-labour': {
    text: '逼人干活是违法的，您先保证自己安全。马上打 110 报警，说清在哪里、有多少人。',
    lines: ['110'],
    law: ['labour-law/96#police', 'labour-contract-law/38#immediate'],
  },
  'document-taken': {
    text: '身份证、手机这些是您自己的，谁都不能扣。打 110 报警要回来；人被拦着不让走，也打 110。',
    lines: ['110'],
    law: ['labour-contract-law/84#return'],
  },
  'child-labour': {
    text: '不满 16 岁，厂里、工地都不能用。请告诉家里大人，马上打 12333 或 110，有人来管。',
    lines: ['12333', '110'],
    law: ['labour-law/15#age'],
  },
};

/** Papers and cards that a law of their own protects. */
const PROTECTED: readonly [RegExp, string][] = [
  [/居住证/, 'residence-permit-regulation/18#seize'],
  [/(?:工资|社保|银行)卡/, 'wage-payment-regulation/31#card'],
];

/** The points of law behind a danger; of what was taken, where a law names it. */
export function lawBehind(danger: Danger, text: string): readonly string[] {
  const { law } = DANGER_WORDS[danger];
  // What a labour law says of employers is no answer to a beating at home.
  if (danger === 'beaten' && /老公|男人|丈夫|男朋友|对象|前夫|婆家|房东/.test(text)) return [];
  if (danger !== 'document-taken') return law;
  // An agency that keeps papers breaks another law than an employer does.
  if (/中介|介绍所|职介/.test(text)) return ['employment-promotion-law/66#return'];
  const own = PROTECTED.filter(([paper]) => paper.test(text)).map(([, point]) => point);
  return own.length > 0 && !/身份证/.test(text) ? own : [...law, ...own];
}
