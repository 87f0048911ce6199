/** What a person asks the assistant to do, beside answering. */
export type Intent = 'agent' | 'erase' | 'status' | 'complaint' | 'legal_aid' | 'evidence';

const QUESTION = /怎么|咋|如何|吗|么$|条件|能不能|可不可以|多少|多久|哪里|哪儿|在哪|去哪|找谁|电话|什么|啥|\?|？/;

const PATTERNS: [Intent, RegExp][] = [
  ['agent', /转人工|人工(?:客服|服务)|找(?:个)?(?:真人|人工|客服|活人)|(?:要|想)(?:和|跟)?(?:真人|人工|客服)|真人(?:说话|聊|接)|接人工|^人工$/],
  ['erase', /(?:删除|删掉|删了|清除|抹掉|注销)(?:掉)?(?:我|俺)(?:的)?(?:所有|全部)?(?:个人)?(?:信息|资料|数据|记录|号码|电话|投诉)|把(?:我|俺)的?.{0,6}(?:信息|资料|数据|记录)(?:都|全)?(?:删|清)/],
  ['status', /(?:我|俺)(?:的)?(?:那个)?(?:投诉|申请|登记|案子|单子|法律援助|法援|工单).{0,6}(?:怎么样|咋样|进度|进展|结果|处理|到哪|有消息|有信|办得|办到|受理)|查(?:一下|下)?(?:我的)?(?:投诉|申请|进度|编号|工单)|(?:投诉|申请)(?:的)?进度/],
  ['evidence', /^(?:补充|补交|再补|添加|加上)(?:一个|一下|下|点)?(?:材料|证据|说明|情况)?[:：,，\s]/],
];
const COMPLAINT = /^(?:那)?(?:就)?(?:我|俺|我们)?(?:现在)?(?:想|要|得|来|需要)?(?:帮我|给我|替我|请帮我)?(?:现在)?(?:登记|办理|提交|做|进行|写)?(?:一个|一下|个|下)?(?:欠薪)?(?:投诉|登记投诉|投诉登记|举报)(?:老板|包工头|公司|工地|他们?|厂里?|单位)?(?:吧|一下|啊|了)?[。!！]*$|(?:帮我|给我|我要|我想)(?:现在)?(?:登记|提交|办)(?:一个|一下|个|下)?(?:欠薪|投诉|线索)|^登记(?:吧|一下)?$/;
const LEGAL_AID = /(?:帮我|给我|我要|我想|俺要|俺想|想)(?:现在)?(?:申请|办|要)(?:一个|一下|个|下)?(?:法律援助|法援|免费律师)|^申请?(?:法律援助|法援)(?:吧|一下)?[。!！]*$|(?:我要|我想|帮我)(?:找|请)(?:个)?(?:免费)?律师/;
const YES = /^(?:要|好|好的|好吧|好啊|可以|行|行吧|嗯+|是|是的|需要|要的|中|得行|办|办吧|登记|帮我办|来吧|麻烦(?:您|你)了|那?就?办吧?|那登记吧|那你帮我(?:登记|办|申请)(?:吧)?)[。!！呀啊]*$/;

/** Reads an intent from a normalised text. `offered`: the step that was offered last, so that 「要」 takes it. */
export function readIntent(text: string, offered: 'complaint' | 'legal_aid' | 'agent' | null): Intent | null {
  if (offered !== null && YES.test(text)) return offered;
  const found = PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
  if (found) return found;
  if (QUESTION.test(text)) return null;
  if (LEGAL_AID.test(text)) return 'legal_aid';
  return COMPLAINT.test(text) ? 'complaint' : null;
}
