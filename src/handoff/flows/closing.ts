import { articleMark } from './article-mark.ts';
import { caseDeadlines } from './case-deadlines.ts';
import { sayMeans, sayWhere } from './legal-aid-advice.ts';
import { serviceLine } from './service-line.ts';
import type { FlowContext } from './slot.ts';
import type { FlowState } from './state.ts';
import { mayKeepPersonal } from './step.ts';

/** What the worker hears after the receipt number: who deals with it, what runs out, where to ask. */
export function closingOf(
  state: FlowState,
  context: FlowContext,
): { text: string; suggestions: string[]; articles: string[] } {
  const { flow, values } = state;
  const lines: string[] = [];
  const articles: string[] = [];
  const due = caseDeadlines(flow, values, context.today);
  const soon = due.filter((deadline) => deadline.urgent);
  const shown =
    soon.length > 0
      ? soon
      : due.filter((deadline) => deadline.due !== null && deadline.kind !== 'work-injury-employer').slice(0, 1);
  for (const deadline of shown) {
    lines.push(`${deadline.urgent ? '时间紧：' : ''}${deadline.text}${articleMark(deadline.article)}`);
    articles.push(deadline.article);
  }
  const line = serviceLine(flow, context);
  if (flow === 'complaint') {
    if (values.proceedings?.some((kind) => kind === 'arbitration' || kind === 'court')) {
      lines.push(`已经在仲裁或者打官司的，劳动监察会叫您按那边的程序办。${articleMark('inspection-regulation/21')}`);
      articles.push('inspection-regulation/21');
    } else {
      lines.push(`这事由干活那个地方的人社部门管。${articleMark('inspection-regulation/13')}`);
      articles.push('inspection-regulation/13');
    }
  } else {
    lines.push(sayWhere(values), `收到申请后 7 天内决定给不给援助。${articleMark('legal-aid-law/43')}`);
    articles.push('legal-aid-law/38', 'legal-aid-law/43');
    const means = sayMeans(values);
    if (means !== null) lines.push(means);
    if (means !== null && values.migrant === 'yes') articles.push('legal-aid-law/42');
    if (due.some((deadline) => deadline.urgent && (deadline.daysLeft ?? 99) < 7)) {
      lines.push(`离期限不到 7 天了：请当面说明，机构可以先帮您，手续后补。${articleMark('legal-aid-law/44')}`);
      articles.push('legal-aid-law/44');
    }
  }
  const reachable = mayKeepPersonal(values, context.today) && values.phone !== undefined;
  lines.push(
    reachable
      ? `想问进展，打 ${line}，或者跟我说「我的${flow === 'complaint' ? '投诉' : '申请'}怎么样了」。`
      : `您没留电话，没人能打给您。想问进展，自己打 ${line}，说编号。`,
  );
  return {
    text: lines.join('\n'),
    suggestions: ['我的投诉怎么样了', '补充证据', '删除我的信息'].map((word) =>
      flow === 'legal_aid' ? word.replace('投诉', '申请') : word,
    ),
    articles: [...new Set(articles)],
  };
}
