import { reviveFlowState } from '../../handoff/flows/state.ts';
import { type DraftReply, nationalLine, plainReply } from '../draft-reply.ts';
import { asksFirst } from '../intent.ts';
import type { Turn } from '../turn.ts';
import { LINE_LABELS } from './danger-words.ts';
import { ofSuicide, readDanger } from './read-danger.ts';

const SAFE = /下来了|没事|好多了|好些了|安全了|想通了|不跳了|不死了|不想死了|回去了|到家了|放心|开玩笑|气话|好好的/;
const NOT_SAFE = /没下来|不下来|没好|不好|没人|没有人|一个人|就我|还在上面|不想|活着没/;
/** Whoever asks, or speaks of pay and papers, wants an answer beside the line to ring. */
export const WANTS_ANSWER =
  /[?？]|怎么|咋|多少|哪里|找谁|能不能|登记|投诉|转人工|继续|工资|欠|费|钱|老板|不给|赔|补|吗$|有没有|贷款|补贴|工伤|社保|合同|能(?:要|拿|赔)|要回来/;
/** Longer than this, or an answer that an intake waits for, a message is no word from the edge. */
const LONGEST_CRY = 12;
/** Longer than this, a message is no place or word from where help was sent for. */
const LONGEST_WORD = 16;

const OF_WAGES = /欠|工钱|工资|血汗|讨薪|薪/;

/** 「我们已经报警了」 */
const ALREADY_CALLED =
  /^(?:我们?|俺们?|人家|他)?(?:已经|刚刚?|都)?(?:报(?:了|过)?警(?:了|过了?)|打(?:了|过)(?:110|120|119)了?)[。!！]*$/;
const HELP_CAME_WORDS =
  '好，把经过照实跟他们说。受了伤先治，病历、发票、报警的回执都留好。\n工钱、证件的事，您缓过来了再跟我说。';

/** Police or ambulance were called: that is answered, whatever was spoken of before. */
export function afterCalling({ text }: Turn): DraftReply | null {
  if (!ALREADY_CALLED.test(text)) return null;
  return plainReply('chat', HELP_CAME_WORDS, { suggestions: ['登记投诉', '转人工'] });
}

/** 「我劝不住他」「拉不住」 */
const NOT_HELD = /(?:劝|拉|拦|按|管|哄)不(?:住|动|了|下来)|不听(?:劝|我)|还在(?:上面|上头|楼顶|塔吊)|就要跳|要跳了/;

/** Somebody else is at the edge, and who writes can't hold them: that goes on being what matters. */
export function stayWithAnother({ memory, text }: Turn): DraftReply | null {
  const { question } = memory;
  if (question === null || text.length > LONGEST_WORD || !NOT_HELD.test(text)) return null;
  if (readDanger(question) !== 'suicide' || ofSuicide(question) !== 'suicide-of-another') return null;
  return plainReply(
    'urgent',
    '马上打 110，说清在哪里、几楼、什么人。别上去拉扯，站远一点，慢慢跟他说话，等警察和消防来。\n旁边多叫几个人，别让人起哄。',
    { services: ['110', '119'].map((line) => nationalLine(line, LINE_LABELS[line] ?? '')) },
  );
}

/** What comes after words of danger isn't searched for: whoever said them is still being talked to. */
export function stayBeside(turn: Turn): DraftReply | null {
  const { expects } = turn.memory;
  if (expects === 'safety') return stayWithDespair(turn);
  if (expects === 'calm') return holdBack(turn);
  return expects === 'help' ? stayUntilHelp(turn) : null;
}

function stayWithDespair({ memory, text }: Turn): DraftReply | null {
  memory.expects = null;
  if (SAFE.test(text) && !NOT_SAFE.test(text)) {
    // What is asked from here on is asked of the money, and not of that night again.
    memory.question = memory.question !== null && OF_WAGES.test(memory.question) ? '老板欠工钱不给怎么办' : null;
    return plainReply(
      'chat',
      '太好了，先坐下歇一会儿，喝口水。\n钱的事不急，您愿意说了，告诉我在哪里干活、欠了多少，我帮您登记。',
      { suggestions: ['登记投诉', '转人工'] },
    );
  }
  const isCry =
    text.length <= LONGEST_CRY && !WANTS_ANSWER.test(text) && reviveFlowState(memory.flow)?.phase !== 'summary';
  if (!NOT_SAFE.test(text) && !isCry) return null;
  memory.expects = 'safety';
  return plainReply(
    'urgent',
    '我在听。您先别一个人待着，找个人陪着；要是还在高处，慢慢下来。\n打 12356，有人听您说；撑不住就打 110。',
    {
      services: ['12356', '110'].map((line) => nationalLine(line, LINE_LABELS[line] ?? '')),
      suggestions: ['我下来了', '转人工'],
    },
  );
}

/** 「我忍不了，明天就去他家」 */
const STILL_ANGRY = /忍不|咽不下|压不住|就去|去他|找他|等他|堵他|弄|打|砍|捅|拼|不管了|不怕|坐牢|豁出去|大不了|同归|刀/;

/** Whoever was about to harm another, and still is. */
function holdBack({ memory, text }: Turn): DraftReply | null {
  memory.expects = null;
  if (!STILL_ANGRY.test(text) || WANTS_ANSWER.test(text.replace(/打算|打工|老板/g, ''))) return null;
  memory.expects = 'calm';
  return plainReply(
    'urgent',
    '先别去。动了手，要赔钱、要坐牢，钱更难要，家里人怎么办。\n现在就找个人陪着您，打 12356，有人听您说；对方先动手，打 110。\n钱的事我帮您办，说一声就给您登记。',
    {
      services: ['12356', '110'].map((line) => nationalLine(line, LINE_LABELS[line] ?? '')),
      suggestions: ['登记投诉', '转人工'],
    },
  );
}

const SAYS_WHERE = /在|里|楼|仓库|宿舍|车间|路|街|村|镇|[区县市]/;
const HELP_CAME =
  /报(?:了|过)?警了|报了警|打(?:了|过)(?:110|120|119|电话)|(?:警察|民警|派出所|救护车|消防|医生).{0,4}(?:来了|到了|来过)|送(?:到)?医院/;
const OUT = /没事|安全|出来了|逃出来|跑出来|到家|在家|放(?:了|我)|离开了|没在一起|好好的|不喘了|已经还/;
/** 「昨天的事 脸肿了」: it is over, and what comes is asked for. */
const PAST = /昨[天晚]|前[天晚]|上(?:个|周|星期|礼拜|月)|去年|早上的事|刚才的事|过去了/;
const NOT_OUT = /没出来|出不来|不放|没放|还(?:在|没)|怎么安全/;

/** 「我在仓库里」「东莞虎门」 after 110 or 120 was named: that is for them to hear. */
function stayUntilHelp({ memory, text, base }: Turn): DraftReply | null {
  memory.expects = null;
  if (HELP_CAME.test(text)) return plainReply('chat', HELP_CAME_WORDS, { suggestions: ['登记投诉', '转人工'] });
  if (OUT.test(text) && !NOT_OUT.test(text))
    return plainReply('chat', '人没事就好。受了伤先去看，单子都留好。\n工钱、证件的事，您愿意说了，我接着帮您。', {
      suggestions: ['登记投诉', '转人工'],
    });
  if (text.length > LONGEST_WORD || WANTS_ANSWER.test(text) || asksFirst(text) || /谁|啥|什么|哪|几/.test(text))
    return null;
  // Said once; what goes on from here is listened to as anything else, but for a place.
  if (PAST.test(text)) return null;
  if (SAYS_WHERE.test(text) || base.regions.mentions(text).length > 0) memory.expects = 'help';
  return plainReply(
    'urgent',
    '把这个告诉接电话的人，能说多细说多细：在哪里、几个人、有没有受伤。不方便出声，接通了放着别挂。\n没打的话，现在就打：报警 110，救人 120。',
    {
      services: ['110', '120'].map((line) => nationalLine(line, LINE_LABELS[line] ?? '')),
      suggestions: ['我没事了', '转人工'],
    },
  );
}
