import { asks } from '../../language/asking.ts';
import { answerText, remember } from '../answer-step.ts';
import { type DraftReply, plainReply, replyFromAnswer } from '../draft-reply.ts';
import type { Turn } from '../turn.ts';

const KIN =
  '(?:爸|妈|爹|娘|爷|奶|父亲|母亲|外公|外婆|公公|婆婆|岳父|老丈人|老公|老婆|媳妇|男人|丈夫|妻子|老伴|当家的|屋里头?(?:那个|人|的)|那口子|哥|弟|姐|妹|儿子|女儿|闺女|孩子|娃|叔|舅|姑|姨|姐夫|侄|外甥|工友|老乡|同事|同乡|亲戚|朋友)';
const HOW =
  '(?:摔|跌|掉下来|砸|压|撞|碾|轧|电|触电|中暑|热|晒|累|病|烧|炸|淹|闷|熏|毒|中毒|埋|夹|卷|猝|被.{1,6}(?:砸|压|撞|电|碾|轧|埋|夹|卷))?';
/** 「老公死在工地上了」 「哥哥被吊车砸死了」: of somebody near, as a thing that has happened. */
const DEATH = new RegExp(
  `${KIN}[^,。!?]{0,10}?${HOW}(?:死了|死在|死于|死亡|死掉了|猝死|没抢救过来|没救(?:过来|回来|活)|抢救无效|当场死)`,
  'u',
);
/** 「我爸心脏病犯了，送医院第三天走的」 */
const DEATH_IN_HOSPITAL = new RegExp(
  `${KIN}[^。!?]{0,24}(?:送|进|到)(?:了|到|去)?医院[^。!?老]{0,8}(?:走的|人走了|人没了|没了)`,
  'u',
);
/** 「我爸在家突然过世了」: all that is said. */
const ONLY_DEATH =
  /^(?:我|俺|咱)?(?:爸爸?|妈妈?|爹|娘|爷爷?|奶奶?|外公|外婆|姥姥|姥爷|老公|老婆|媳妇|男人|老伴|哥哥?|弟弟?|姐姐?|妹妹?|儿子|女儿|孩子|娃|父亲|母亲|丈夫|妻子|工友|老乡|朋友)(?:昨天|昨晚|今天|今早|前天|上个月|上周|刚刚?|突然|一下子?|就|在家里?|在老家|在医院|半夜|病重|因病|,|，|已经|也)*(?:死了|没了|过世了?|去世了?|不在了|病逝了?|猝死了?|走了,?没了)(?:怎么办|咋办|啊|呀|,|，|。|\.|呜)*$/;
/** Words of dying in which nobody has died yet, or of what one may do to oneself, or of others still to be saved. */
const NOT_DEAD =
  /(?:想|要|快|会|去|寻|找|不如|宁愿|干脆|逼|吓|气|急|烦|笑|饿|困|疼|痛|冷|渴|骂|恨|爱|烦)死|死了算|死给|死活|自杀|跳楼|跳河|跳下|上吊|割腕|喝药|喝农药|不想活|活不下去|打死|砍死|杀|捅死|差点|如果|要是|万一|假如|还有人|还有.{0,3}个|救命|快来|埋着|困在|压着|正在|还在里|没出来|喘不上|不动了|没醒|流血/;
/** 「累死了」 「热死了」 of somebody is a word for being tired, unless a place or a day stands with it. */
const MERE = /(?:累|热|晒|冷|闷|苦|毒)死了?(?:$|[,。!?]|我|的)/;
const AT_WORK =
  /工地|厂|车间|上班|下班|干活|做工|打工|单位|公司|岗位|架子|脚手架|塔吊|吊车|机器|井下|矿|送外卖|送餐|送货|跑单|施工|老板|包工头|工头|班上/;

/** Whether a normalised message tells that somebody near has died: whoever writes it is in no danger, and mourns. */
export function tellsOfDeath(text: string): boolean {
  if (ONLY_DEATH.test(text)) return true;
  if (!(DEATH.test(text) || DEATH_IN_HOSPITAL.test(text)) || NOT_DEAD.test(text)) return false;
  return !MERE.test(text) || AT_WORK.test(text);
}

/** What the near ones of somebody who died at work are owed, and that they may apply themselves. */
const OWED = ['injury-insurance-regulation/39#lump', 'injury-insurance-regulation/17#self'];
/** Told first of somebody who fell down at work. */
const SUDDEN = {
  words: /猝死|突然|发病|犯病|病犯|抢救|心梗|心脏|脑溢血|晕|时间|第.天/,
  key: 'injury-insurance-regulation/15#sudden',
};
const TELL_ME_HOW =
  '您节哀。是干活的时候、在岗位上或者上下班路上出的事，跟我说说经过，我帮您查家里能拿哪几笔钱。\n不是的话，想请假回去、想问别的，也可以问我。';
const CONDOLENCE = '您节哀。';
const IF_RECOGNISED = '您节哀。要是认定为工伤，下面这些是家里能拿、能办的。';

/** The answer to somebody bereaved: what they ask; where nothing answers it and it happened at work, what they are owed. */
export async function answerDeath(turn: Turn): Promise<DraftReply> {
  if (ONLY_DEATH.test(turn.text)) return plainReply('chat', TELL_ME_HOW);
  if (asks(turn.text)) {
    const reply = await answerText(turn, turn.text, { offer: false });
    if (reply.kind === 'answer' || !AT_WORK.test(turn.text)) return { ...reply, text: `${CONDOLENCE}\n${reply.text}` };
  }
  if (!AT_WORK.test(turn.text)) return plainReply('chat', TELL_ME_HOW);
  const lead = { keys: SUDDEN.words.test(turn.text) ? [SUDDEN.key, ...OWED] : OWED, alone: true };
  const answer = await turn.answerQuestion({ text: turn.text, place: turn.place, lastDocumentId: null, lead });
  remember(turn, turn.text, answer);
  const reply = replyFromAnswer(answer);
  return { ...reply, text: `${IF_RECOGNISED}\n${reply.text}` };
}
