import type { DocumentSource } from '../document.ts';
import type { Metadata } from './harvest-metadata.ts';

const REPOST = /来自网络|如有侵权|侵权请联系|网络转载|本文转自|转载自|转自[:：]/;
const GOVERNMENT = /厅|局|委员会|人民政府|总工会|国务院|司法部|保障部|法院|检察院|银行/;

/** Where the capture comes from, by the lines that were cut: a site's own words on copyright and origin. Null where nothing tells. */
export function findSource(
  cuts: readonly string[],
  metadata: Metadata,
  issuers: readonly string[],
): DocumentSource | null {
  const site = siteName(cuts);
  const origin = metadata.origin?.replace(/[\s　].*$/, '') ?? null;
  if (cuts.some((cut) => REPOST.test(cut)) || (site && !GOVERNMENT.test(site))) {
    return { kind: 'repost', name: `${site ?? '网上'}转载${origin ? `，注明来源：${origin}` : ''}`, url: null };
  }
  const publisher = metadata.host ?? metadata.issuer ?? origin;
  if (publisher && GOVERNMENT.test(publisher)) {
    const name = issuers.find((issuer) => issuer === publisher) ?? publisher;
    return { kind: 'official', name: metadata.index ? `${name}（索引号 ${metadata.index}）` : name, url: null };
  }
  return null;
}

/** From 「Copyright © 98文章网 …」 or 「版权所有：…」. */
function siteName(cuts: readonly string[]): string | null {
  for (const cut of cuts) {
    const match =
      /(?:copyright|©|版权所有)[\s©:：]*(?:\d{4}[\s-]*)*([\p{Script=Han}\d]{2,20}?)(?:\s|$|版权|All|[,，.。])/iu.exec(
        cut,
      );
    if (match) return match[1]!;
  }
  return null;
}
