import { writeNumeral } from '../../knowledge/chinese-numerals.ts';
import type { TicketClause } from '../ticket-draft.ts';

/** The articles the flows rely on: `<law-id>/<article>` and what each says, in our own words. Read against the law texts. */
const LAWS: Record<string, { title: string; articles: Record<number, string> }> = {
  'arbitration-law': {
    title: '劳动争议调解仲裁法',
    articles: {
      27: '申请劳动仲裁一般要在知道权益受损后一年内。要过钱、向部门投诉过、对方答应过，都从那天起重新算。还在职时要工资不受一年限制，离开后要在一年内申请。',
      53: '劳动仲裁不收费。',
    },
  },
  'inspection-regulation': {
    title: '劳动保障监察条例',
    articles: {
      11: '劳动监察管这些事：劳动合同，童工、女工和未成年工的保护，工时和休息休假，工资和最低工资，社会保险，职业介绍和培训机构，还有单位的规章制度。',
      13: '劳动监察由干活所在地的县级或市级人社部门管。',
      17: '劳动监察立案后 60 个工作日内查完，情况复杂的可以再延 30 个工作日。',
      20: '违法行为过了 2 年没被发现、也没人举报投诉的，劳动监察不再查。一直没停的，从停下那天算起。',
      21: '已经申请调解、仲裁或起诉的，劳动监察会告诉投诉人按那边的程序办。',
    },
  },
  'injury-insurance-regulation': {
    title: '工伤保险条例',
    articles: {
      17: '单位要在受伤或确诊职业病后 30 天内申请工伤认定。单位没申请的，职工、近亲属或工会可以在 1 年内自己申请。',
    },
  },
  'legal-aid-law': {
    title: '法律援助法',
    articles: {
      31: '要劳动报酬、工伤赔偿、社会保险待遇，或者确认劳动关系，因为经济困难没请律师的，可以申请法律援助。',
      38: '打官司的，向办案机关所在地的法律援助机构申请；不打官司的，向处理争议的机关所在地或者事情发生地的机构申请。',
      42: '进城务工人员要劳动报酬或者要工伤赔偿，有材料证明的，不用核查家里经济困难状况。',
      43: '法律援助机构收到申请后 7 天内决定，同意后 3 天内派人。材料不齐的，一次说清要补什么。',
      44: '离法定期限不到 7 天、要马上仲裁或起诉的，法律援助机构可以先帮忙，手续后补。',
    },
  },
  'wage-payment-regulation': {
    title: '保障农民工工资支付条例',
    articles: {
      10: '工资被拖欠的农民工可以投诉，也可以申请劳动争议调解、仲裁和打官司。',
      30: '工地上分包单位拖欠工资的，由施工总承包单位先垫付，再去找分包单位要。',
      50: '工资有争议时，单位要拿出它保管的合同、名册、工资台账等材料；不拿出来的，后果由单位承担。',
    },
  },
  'labour-contract-law': {
    title: '劳动合同法',
    articles: { 82: '用工超过 1 个月、不满 1 年没签书面劳动合同的，单位每月要付 2 倍工资。' },
  },
};

function split(id: string): { title: string; article: number; gist: string } {
  const [law, number] = id.split('/') as [string, string];
  const entry = LAWS[law];
  const gist = entry?.articles[Number(number)];
  if (entry === undefined || gist === undefined) throw new RangeError(`no such article here: ${id}`);
  return { title: entry.title, article: Number(number), gist };
}

/** 劳动争议调解仲裁法第二十七条. Throws RangeError for an article the flows do not know. */
export function articleLabel(id: string): string {
  const { title, article } = split(id);
  return `${title}第${writeNumeral(article)}条`;
}

/** The article as a ticket carries it. Throws RangeError for an article the flows do not know. */
export function articleClause(id: string): TicketClause {
  return { id, label: `${articleLabel(id)}（要点）`, text: split(id).gist };
}
