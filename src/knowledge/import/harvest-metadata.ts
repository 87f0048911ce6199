const LABELS: Record<string, RegExp> = {
  index: /^索引号$/,
  number: /^(?:文号|发文字号|公文文号|发文文号)$/,
  issuer: /^(?:发布机构|发文机关|发文单位|制发机关)$/,
  host: /^(?:主办单位|主办|版权所有)$/,
  origin: /^(?:来源|信息来源|文章来源|稿源)$/,
  issued: /^(?:成文日期|发文日期|生成日期|印发日期)$/,
  effective: /^生效日期$/,
  validity: /^(?:有效性|时效性)$/,
  title: /^(?:信息名称|文件名称|标题|名称)$/,
};

export type Metadata = Partial<
  Record<'index' | 'number' | 'issuer' | 'host' | 'origin' | 'issued' | 'effective' | 'validity' | 'title', string>
>;

/** Reads what a site says of the document in the lines that were cut: 文号, 发布机构, 来源 …. The first of each kind counts. */
export function harvestMetadata(cuts: readonly string[]): Metadata {
  const found: Metadata = {};
  for (const cut of cuts) {
    const cells = cut.replace(/^-\s*/, '').split(/\t+|\s{3,}/);
    cells.forEach((cell, index) => {
      const match = /^\s*([^:：]{2,9}?)\s*(?:[:：]\s*(.*))?$/.exec(cell);
      if (!match) return;
      const label = match[1]!.replace(/\s/g, '');
      const value = (match[2] || cells[index + 1] || '').trim();
      const kind = (Object.keys(LABELS) as (keyof Metadata)[]).find((key) => LABELS[key]!.test(label));
      if (kind && value !== '' && !found[kind] && !/^[-—无]+$/.test(value)) found[kind] = value;
    });
  }
  return found;
}
