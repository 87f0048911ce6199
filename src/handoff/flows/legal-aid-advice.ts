import { articleMark } from './article-mark.ts';
import type { FlowContext } from './slot.ts';
import type { Values } from './slot-values.ts';

/** Where to apply (legal aid law art. 38), as the form's addressee. */
export function applyAt(values: Values, { regionName }: FlowContext): string {
  if (values.proceedings?.includes('court')) return '办案法院所在地的法律援助机构';
  if (values.proceedings?.includes('arbitration')) return '办案的仲裁委员会所在地的法律援助机构';
  return `${regionName ?? ''}（干活的地方）法律援助机构`;
}

const WHERE = articleMark('legal-aid-law/38');

/** Where to apply, said to the worker. */
export function sayWhere(values: Values): string {
  if (values.proceedings?.includes('court')) return `已经打官司的，去办案法院所在地的法律援助机构申请。${WHERE}`;
  if (values.proceedings?.includes('arbitration'))
    return `已经在仲裁的，去仲裁委员会所在地的法律援助机构申请。${WHERE}`;
  return `去干活那个地方（事情发生地）的法律援助机构申请，或者去处理这个争议的机关那边的。要打官司的，去办案法院那边的。${WHERE}`;
}

/** Art. 42: only for wage and work-injury claims of migrant workers, and with papers to prove it. Null where it does not apply. */
export function sayMeans(values: Values): string | null {
  if (values.matter === 'other' || values.matter === undefined || values.migrant === undefined) return null;
  const claim = values.matter === 'wages' ? '要工资' : '要工伤赔偿';
  if (values.migrant === 'yes')
    return `进城打工的人${claim}，不用核查家里困不困难（免予核查经济困难状况），要带能证明是这种情况的材料。${articleMark('legal-aid-law/42')}`;
  return '家里困难情况要不要核查，由法律援助机构看，可以打 12348 问。';
}
