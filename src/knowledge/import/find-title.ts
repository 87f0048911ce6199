/** A title and, where the page had none, a word on where this one comes from. */
export interface FoundTitle {
  title: string;
  note: string | null;
}

const KIND = '(?:通知|意见|措施|办法|方案|决定|规定|条例|细则|公告|通告|规划|计划|指引|指南|要点|函|批复|清单|政策)';
const DRAFT_MARK = '(?:[（(](?:公开)?(?:征求意见稿|草案|送审稿|试行|暂行|修订)[^）)]{0,10}[）)])';
const ONLY_DRAFT_MARK = new RegExp(`^${DRAFT_MARK}$`);
const TITLE = new RegExp(`^(?!.*[。；]).{4,80}${KIND}${DRAFT_MARK}?$`);

/** Finds the title above the first clause (`head`); else the site's own word for it; else what the text says it notifies of. */
export function findTitle(head: string, metadataTitle: string | null, pageTitle: string | null): FoundTitle | null {
  const lines = joinBroken(
    head
      .split('\n')
      .map((line) => line.trim().replace(/^#+\s*/, ''))
      .filter((line) => line !== ''),
  );
  const candidates = [
    ...lines,
    metadataTitle ?? '',
    ...(pageTitle ?? '').split(/[-_|｜–—]/).map((part) => part.trim()),
  ];
  const written = candidates.find((line) => TITLE.test(line));
  if (written) return { title: withoutIssuer(enclosedTitle(written) ?? written), note: null };
  const said = /现(?:就|将)([^，,。；\n]{4,60}?)(?:有关事项|有关工作)?通知如下/.exec(head);
  if (!said) return null;
  const subject = said[1]!.replace(/(?:有关事项|有关工作|的)$/, '');
  return {
    title: `${subject.startsWith('关于') ? '' : '关于'}${subject}的通知`,
    note: `公开页面没有标题行；标题取自正文“${said[0]}”。`,
  };
}

/** A title may be broken over two lines, and 「（征求意见稿）」 stands under it. */
function joinBroken(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    const isBroken = !TITLE.test(line) && line.length <= 40 && /关于/.test(line) && !/[。，：:；]/.test(line);
    const whole = isBroken && TITLE.test(line + (lines[index + 1] ?? '')) ? line + lines[index + 1] : line;
    const below = lines[index + (whole === line ? 1 : 2)] ?? '';
    return TITLE.test(whole) && ONLY_DRAFT_MARK.test(below)
      ? whole + below.replace('(', '（').replace(')', '）')
      : whole;
  });
}

/** 关于印发《…措施》的通知 encloses a document; people know it by the enclosed name. */
function enclosedTitle(line: string): string | null {
  return /(?:印发|下发|发布)[〈《]([^》]{4,80})[〉》]的(?:通知|公告|通告)$/.exec(line)?.[1] ?? null;
}

/** 自治区人力资源社会保障厅等9部门关于开展…的通知 → 关于开展…的通知: the issuers have a field of their own. */
function withoutIssuer(title: string): string {
  const start = title.indexOf('关于');
  return start > 0 && /[厅局委会府部院门室行]\s*$/.test(title.slice(0, start)) ? title.slice(start) : title;
}
