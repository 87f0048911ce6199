import type { FlowState } from '../handoff/flows/state.ts';
import { type DraftReply, nationalLine, plainReply } from './draft-reply.ts';
import { openQuestion, statusOf } from './flow-reply.ts';
import { asksFirst } from './intent.ts';
import type { Turn } from './turn.ts';

/** Of a case, or of an intake that runs. */
export const ASKS_STATUS =
  /^(?:我的?)?(?:那个)?(?:编号|单号|受理号)|(?:办|处理|弄)得?(?:怎么样|咋样|如何)|(?:有|出)(?:进展|消息|结果)了?(?:吗|没|么)|(?:什么|啥|几)(?:时候?|天).{0,4}(?:有结果|出结果|有信|拿到钱|能给钱|给我钱|解决|有人管|联系我)|到哪一?步了/;
const ASKS_NUMBER = /(?:编号|单号|受理号|登记号).{0,6}(?:多少|啥|什么|几|忘|丢|找不到|再说|发)/;
const WITHDRAWS =
  /撤(?:回|销|诉|掉)|不(?:想)?(?:投诉|告|申请|登记)了|(?:钱|工资|工钱)?(?:已经|都|全)?(?:给|结|付)(?:我|清|完)*(?:钱|工资)?了.{0,6}(?:不用|不投诉|算了|不告)|结清了/;
const CORRECTS_CASE =
  /(?:写|说|填|报|记|数|算|打)错|(?:名字|地址|电话|金额|时间|姓|钱).{0,3}错|应该是|改成|改为|更正|还差\d|不(?:是|姓|叫).{1,10}(?:是|姓|叫)|换(?:了|个)?(?:电话|号码|手机)|(?:电话|号码|手机)换/;

/** After a case was registered: its number again, a correction or a withdrawal, which whoever deals with it is told of. */
export async function changeCase(turn: Turn): Promise<DraftReply | null> {
  if (ASKS_NUMBER.test(turn.text) || ASKS_STATUS.test(turn.text)) return tellStatus(turn, null);
  // 「老板说我不是员工是合作，算工伤吗」 asks something new.
  if (asksFirst(turn.text)) return null;
  const withdraws = WITHDRAWS.test(turn.text);
  if (!withdraws && !CORRECTS_CASE.test(turn.text)) return null;
  const added = await turn.casework.addEvidence(turn.conversationId, turn.original.slice(0, 2000));
  if (!added) return null;
  turn.writes.push(...added.writes);
  const next = withdraws
    ? '要撤掉这个登记，打 12333 报编号说一声；要删掉您的信息，说「删除我的信息」。'
    : '交上去的不能直接改，这句话跟着一起给他看。';
  return plainReply('handoff', `记在编号 ${added.receiptNumber} 里了，经办人会看到。\n${next}`, {
    services: withdraws ? [nationalLine('12333', '人社')] : [],
    suggestions: withdraws ? ['删除我的信息'] : [],
    handoff: { flow: 'complaint', step: 'evidence', progress: 1, ticket: added.receiptNumber },
  });
}

/** Where the registered case stands, and where the intake does that runs. */
export async function tellStatus(turn: Turn, running: FlowState | null): Promise<DraftReply> {
  const status = await turn.casework.status(turn.conversationId);
  if (running) {
    const { text, suggestions } = openQuestion(turn, running);
    const now = running.flow === 'complaint' ? '这次的投诉还没提交' : '这次的申请还没提交';
    const told = `${status === null ? '' : `${status}\n`}${now}，问完这几句才提交。\n${text}`;
    return plainReply('handoff', told, { suggestions: [...suggestions], handoff: statusOf(turn, running) });
  }
  if (status !== null)
    return plainReply('handoff', status, {
      handoff: { flow: 'complaint', step: 'status', progress: 1, ticket: turn.memory.receipt },
    });
  return plainReply(
    'chat',
    '这个对话里还没有登记过投诉或申请。要登记的话，说「登记投诉」。\n在别处登记过的，请打当时给您的电话，报编号查。',
    { suggestions: ['登记投诉'] },
  );
}

/** 「补充：…」 goes to the latest case; 「补充证据」 alone asks what. */
export async function takeEvidence(turn: Turn): Promise<DraftReply | null> {
  const { memory, casework, conversationId } = turn;
  const status = (step: string, ticket: string | null) => ({ flow: 'complaint' as const, step, progress: 1, ticket });
  if (/^.{0,4}(?:补充|补交|再补)(?:一下|点|些|个)*(?:证据|材料|情况|说明)*[:：。!！吧]*$/.test(turn.text)) {
    if ((await casework.status(conversationId)) === null) return null;
    memory.expects = 'evidence';
    return plainReply('handoff', '好，要补什么？直接写在下一句，比如「找到一张欠条，2026年3月写的」。', {
      handoff: status('evidence', memory.receipt),
    });
  }
  const added = await casework.addEvidence(conversationId, turn.original.slice(0, 2000));
  if (!added) return null;
  turn.writes.push(...added.writes);
  return plainReply('handoff', `补上了，记在编号 ${added.receiptNumber} 里，经办人会看到。`, {
    handoff: status('evidence', added.receiptNumber),
  });
}
