import { normalise } from '../handoff/understand/normalise.ts';
import { plainReply } from './draft-reply.ts';
import { openQuestion, runningFlow, statusOf } from './flow-reply.ts';
import { tellsDetail } from './intent.ts';
import type { TurnStep } from './turn.ts';

/** Longer than this, it is a question of another matter. */
const LONGEST = 24;

/** What is asked about the intake itself while it runs, and what holds of it. */
const ABOUT: readonly [asked: RegExp, said: string][] = [
  [
    /身份证.{0,8}(?:必须|一定|非要|要不要|要写|要填|要给|得给|要吗|要不$|能不给|可以不|不给)|(?:不给|不发|不填|不留|不写).{0,6}(?:能办|能登记|行不|行吗|可以|能不能|成不|咋办)/,
    '不用。姓名、电话、身份证号都是自愿的，不给也能登记，到时候说「不留」就行。',
  ],
  [/收费|收钱|要钱[吗不么]|要(?:交|出|花)钱|花不花钱|免费/, '不收钱。在我这里登记、申请，都不收钱，谁问您要钱都别给。'],
  [
    /(?:多久|几天|几时|啥时候|什么时候|好久).{0,8}(?:批|结果|下来|有信|回话|回音|办好|办完|联系|解决)|(?:查|看).{0,2}(?:进度|结果)|进度.{0,4}(?:查|看)|^(?:这|那|大概|一般|个)*(?:要|得)?(?:等|办)?(?:多久|几天)(?:啊|呢|呀)?$/,
    '几天有结果，我说不准，要看当地办事的部门。登记好给您一个编号，拿编号随时来问我。',
  ],
  [
    /(?:我|俺)?(?:媳妇|老婆|老公|男人|工友|老乡|他|她|他们|大家).{0,6}(?:一起|一块)/,
    '能。同一个老板欠的，问到欠多少的时候，把人数和总数告诉我，一起登记。',
  ],
  [/真人|机器人|人工智能/, '我是工友，一个查政策的小助手，不是真人。要找真人，说「转人工」。'],
  [
    /(?:在|去|到|上)哪(?:里|儿|点)?(?:办|交|登记|弄)|要(?:不要)?(?:本人|自己|亲自)?(?:去|跑)(?:一趟|吗|不)|用不用(?:去|跑)/,
    '就在这里登记，现在不用跑。登记好了，材料交给管这事的部门。',
  ],
];

/** 仲裁要交钱吗 asks about another thing. */
const OF_ANOTHER = /仲裁|法院|官司|打官司|起诉|鉴定|律师|工伤|社保|认定|赔/;

/** 「身份证号必须给吗」「收不收费」 in the middle of an intake: answered, and the intake asks on. */
export const answerAboutIntake: TurnStep = (turn) => {
  const running = runningFlow(turn);
  // 「欠一万二，收费不」 tells a fact too: the intake takes that, and its way of answering in between.
  if (running === null || turn.text.length > LONGEST || tellsDetail(normalise(turn.original))) return null;
  if (OF_ANOTHER.test(turn.text)) return null;
  const said = ABOUT.find(([asked]) => asked.test(turn.text))?.[1];
  if (said === undefined) return null;
  const open = openQuestion(turn, running);
  return plainReply('handoff', `${said}\n${open.text}`, {
    suggestions: [...open.suggestions],
    handoff: statusOf(turn, running),
  });
};
