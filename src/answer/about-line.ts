import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';
import type { Question } from '../retrieval/question.ts';
import { type Answer, emptyAnswer } from './answer.ts';
import { toServiceReference } from './pick-services.ts';

/** What is left of a message that only asks after a line, once its name and the places are taken out. */
const WHETHER_IT_RINGS =
  /^(?:请问|那|这个|我)?(?:电话|热线|号码|号)?(?:在|从)?(?:这边|这里|那边|外地|老家|外省|全国|哪里|哪儿|哪)*(?:也|都|还)?(?:能不能|可不可以|可以不可以|能|可以|可)?(?:打|拨|用|打得通|打不打得通|打通)(?:得通|通)?(?:吗|不|嘛|么|不得?行?)?$/;
const WHAT_IT_IS =
  /^(?:请问|那|这个)?(?:电话|热线|号码)?(?:是|属于)?(?:干啥|干什么|干嘛|做什么|做啥|管啥|管什么|什么电话|啥电话|哪里的?电话|哪个部门)(?:用|的|用的)*(?:吗|呀|啊|呢)?$/;
const WHICH_NUMBER =
  /^(?:请问|那)?(?:的)?(?:电话|热线|号码)?(?:是)?(?:多少|啥|什么|几号|哪个)(?:号|号码|电话)?(?:呀|啊|呢)?$/;
/** What a label alone doesn't say plainly. */
const FOR: Readonly<Record<string, string>> = { '12333': '，工资、社保、工伤都能问' };
const PUNCTUATION = /[\s,，。!！?？、「」"“”]/g;

/**
 * A national line asked after by itself: 「12345在贵州能打不」 「12351是干啥的」 「工会热线是多少」. Its number, its name and that it
 * holds everywhere are no clause's (`knowledge/services.yaml` names their source). Null for a message that asks anything else.
 */
export function aboutNationalLine(question: Pick<Question, 'text' | 'mentions'>, base: KnowledgeBase): Answer | null {
  const { text, mentions } = question;
  const placeless = mentions.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  for (const service of base.properServices) {
    if (service.kind !== 'phone' || service.clause !== null || !service.regions.includes('000000')) continue;
    const named = [service.name, ...service.aliases].find((name) => placeless.includes(name.toLowerCase()));
    if (named === undefined) continue;
    const rest = placeless.replace(named.toLowerCase(), '').replaceAll(PUNCTUATION, '');
    // 「消防是干啥的」 asks about no line.
    const isLine = named === service.name || /热线$|电话$/.test(named);
    const patterns = isLine ? [WHETHER_IT_RINGS, WHAT_IT_IS, WHICH_NUMBER] : [WHICH_NUMBER];
    if (!patterns.some((pattern) => pattern.test(rest))) continue;
    const about = FOR[service.name] ?? '';
    const name = named === service.name ? `${service.name} 是${service.label}${about}` : `${named}是 ${service.name}`;
    return { ...emptyAnswer('answer', `${name}，全国都能打。`), services: [toServiceReference(service)] };
  }
  return null;
}
