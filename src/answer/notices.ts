import type { PolicyDocument } from '../knowledge/document.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Notice } from '../message.ts';

/** What must be said of a document before its words are relied on. `place`: the worker's own region, if known. */
export function noticesFor(
  document: PolicyDocument,
  documentRegion: Region,
  place: Region | null,
  placePath: readonly Region[],
): Notice[] {
  const notices: Notice[] = [];
  if (document.status === 'draft') {
    notices.push({
      code: 'draft',
      text: `注意：${documentRegion.shortName}这份文件是征求意见稿，还没正式施行，算不算数要问${documentRegion.name}人社局。`,
    });
  }
  if (document.source.kind === 'repost')
    notices.push({ code: 'reprint', text: `这份文件取自转载页面（${document.source.name}），以官方发布的为准。` });
  if (document.kind === 'law-summary') {
    notices.push({ code: 'law-summary', text: '法律条文写的是要点，不是原文。' });
    return notices;
  }
  if (place && !placePath.some((region) => region.code === documentRegion.code)) {
    notices.push({ code: 'other-region', text: `这是${documentRegion.shortName}的规定，不是${place.shortName}的。` });
  } else if (place && place.code !== documentRegion.code && documentRegion.level === 'province') {
    notices.push({
      code: 'province-document',
      text: `手头没有${place.name}自己的文件，这是${documentRegion.shortName}${wholeOf(documentRegion)}的规定。`,
    });
  }
  return notices;
}

/** 福建全省, 北京全市, 宁夏全区. */
function wholeOf({ name }: Region): string {
  if (name.endsWith('市')) return '全市';
  return name.endsWith('自治区') ? '全区' : '全省';
}
