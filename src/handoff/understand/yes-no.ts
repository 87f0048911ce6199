import { found, missed, type Understood } from './understood.ts';

export type Answer = 'yes' | 'no' | 'unsure';

const UNSURE =
  /^(?:我|俺|这个?|那|也|都|真|有点|还)*(?:不知道|不晓得|晓不得|不清楚|搞不清|弄不清|不记得|记不得|记不清|记不住|记不到|忘了|忘记了?|不确定|说不准|说不好|说不清|不好说|没数|不太清楚|不懂|可能吧?|也许|大概吧?|不一定|唔知|母鸡|拿不准|考虑一?下)(?:吧|呢|啊|哦|了|呀|得|的)*$/;
const NO =
  /^(?:我|俺|这个?|那|都|就|还|先|也|暂时|从来|从|真|一个|一样)*(?:不是|不愿意?|不同意|不行|不要|不用|不可以|不可|不能|不想|不留|不给|不需要|不签|不必|不中|不得行|不要得|不好|不对|不|没有|没得|没签|没|冇得|冇|莫得|莫|木有|么有|唔系|唔要|唔|否|no|n|拒绝|算了|免了|别|甭)(?:签|办|过|有|留|要|了|吧|呢|啊|哦|呀|的|啦|哈|唉|嘛|哎|谢谢|任何|合同|说过|什么|一样|这个|哪个|一个|身份证|号码?|电话|姓名)*$/i;
const YES =
  /^(?:我|俺|那|都|就|嗯|好|行|对|是|当然|肯定|也)*(?:是的?|是滴|对的?|对头|对滴|对着|没错|冇错|不错|嗯+|哦+|噢|好的?|好滴|好嘞|好哒|行|可以|阔以|可|能|同意|愿意|要得|要|中|得行|得|成|妥|有的?|有了|签了|签过|系|系的|ok|okay|yes|y|没问题|没意见|没关系|随便|确认|确定|正确|无误|留|登记|办|愿|肯|接受|知道了|晓得了|1|登)(?:的|了|吧|呢|啊|哦|呀|啦|哈|嘛|嘞|哟|噻|撒|咯|过|登记|留|办|谢谢|同意|可以|没问题|合同|一份|就这样|用|你们?|您)*$/i;

const ASSENT =
  /^(?:那|就|行|好|嗯)*(?:可以|同意|行|好的?|好嘞|要得|中|登记|没问题)(?:的|了|吧|啊|登记|办)*[。!！,，]*$/;

/** 可以, 同意登记: agrees to what is done, and answers no question of fact. */
export function isAssent(text: string): boolean {
  return ASSENT.test(text.trim());
}

/** As `readYesNo`; where the whole is none, its first words are tried: 不是,我是城里人; 是的,固原农村的. */
export function readLeadingYesNo(text: string): Understood<Answer> {
  const whole = readYesNo(text);
  if (whole.found) return whole;
  const first = /^[^,。;!?]{1,6}(?=[,。;!])/.exec(text.trim())?.[0];
  return first === undefined ? whole : readYesNo(first);
}

/** A short answer as yes, no or unsure, dialect included. Takes only a whole message of at most 24 characters. */
export function readYesNo(text: string): Understood<Answer> {
  const bare = text.replace(/[\s,.!?~。、!?;:"'()]+/g, '');
  if (bare === '' || bare.length > 24) return missed('absent');
  const value: Answer | null = UNSURE.test(bare) ? 'unsure' : YES.test(bare) ? 'yes' : NO.test(bare) ? 'no' : null;
  return value === null ? missed('absent') : found(value, 0, text.length);
}
