import type { PolicyDocument } from '../knowledge/document.ts';
import type { Region } from '../knowledge/regions.ts';
import type { Notice } from '../message.ts';

export interface NoticePlace {
  /** The worker's own region, if known. */
  place: Region | null;
  /** From it out to the nation. */
  path: readonly Region[];
  /** The nearest region on that path with a document; null if none below the nation has one. */
  documented: Region | null;
}

/** What must be said of a document before its words are relied on. */
export function noticesFor(
  document: PolicyDocument,
  documentRegion: Region,
  { place, path, documented }: NoticePlace,
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
  if (place && !path.some((region) => region.code === documentRegion.code)) {
    notices.push({ code: 'other-region', text: `这是${documentRegion.shortName}的规定，不是${place.shortName}的。` });
  } else if (place && place.code !== documentRegion.code && documentRegion.level === 'province') {
    notices.push({
      code: 'province-document',
      text:
        documented === null || documented.code === documentRegion.code
          ? `这是${documentRegion.shortName}${wholeOf(documentRegion)}的规定。`
          : `${documentRegion.shortName}的文件是${wholeOf(documentRegion)}的规定，${documented.shortName}也管。`,
    });
  }
  return notices;
}

/** 福建全省, 北京全市, 宁夏全区. */
function wholeOf({ name }: Region): string {
  if (name.endsWith('市')) return '全市';
  return name.endsWith('自治区') ? '全区' : '全省';
}
