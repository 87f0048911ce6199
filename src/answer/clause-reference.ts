import { readNumeral } from '../knowledge/chinese-numerals.ts';
import type { Clause, PolicyDocument } from '../knowledge/document.ts';
import type { KnowledgeBase } from '../knowledge/knowledge-base.ts';

/** A clause (or a part) that a person named: 「第六条说的啥」「28号文第三部分」「劳动合同法第82条」. */
export interface ClauseReference {
  document: PolicyDocument;
  clauses: Clause[];
  /** True when a whole part was named and `clauses` are all in it. */
  wholePart: boolean;
}

const NUMERAL = '[零〇一二两三四五六七八九十百]+|\\d{1,3}';
const PART = new RegExp(`第?[(（]?(${NUMERAL})[)）]?(?:部分|大点|大条)`);
const ITEM = new RegExp(
  `第[(（]?(${NUMERAL})[)）]?(?:条|点|项|款)|[(（](${NUMERAL})[)）]条?|(?:法|条例|规定|解释|号文)(${NUMERAL})条`,
);
const PAPER = /《|\d号(?:文|令|通知)|征求意见稿/;
const SERIAL = /(\d{1,4})号(?:文件|文|通知|令)?/;

export interface ReferenceContext {
  /** The worker's place, outermost last; empty where it is not known. */
  regionPath: readonly string[];
  /** The document cited last in this conversation. */
  lastDocumentId: string | null;
}

/** Whether a normalised text names a document, or a clause or part by its number: it asks what stands there. */
export function namesPaper(text: string): boolean {
  return PART.test(text) || ITEM.test(text) || PAPER.test(text);
}

/** Finds the clause a normalised text names; null if it names none. `clauses` is empty where the document has no such clause. */
export function findClauseReference(
  text: string,
  base: KnowledgeBase,
  context: ReferenceContext,
): ClauseReference | null {
  const part = read(PART.exec(text)?.[1]);
  const itemMatch = ITEM.exec(text);
  const item = read(itemMatch?.[1] ?? itemMatch?.[2] ?? itemMatch?.[3]);
  if (part === null && item === null) return null;
  const document = findDocument(text, base, context);
  if (!document) return null;
  const inPart = (clause: Clause) => {
    const path = numbersOf(clause);
    return part === null || (path.length > 1 && path[0] === part) || (path.length === 1 && path[0] === part);
  };
  const clauses = document.clauses.filter(
    (clause) => inPart(clause) && (item === null || numbersOf(clause).at(-1) === item),
  );
  return { document, clauses: item === null ? clauses : clauses.slice(0, 1), wholePart: item === null };
}

function numbersOf(clause: Clause): number[] {
  return clause.id
    .split('/')
    .slice(1)
    .map((step) => Number.parseInt(step, 10));
}

function read(numeral: string | undefined): number | null {
  return numeral === undefined ? null : readNumeral(numeral);
}

function findDocument(
  text: string,
  base: KnowledgeBase,
  { regionPath, lastDocumentId }: ReferenceContext,
): PolicyDocument | null {
  const documents = base.knowledge.documents;
  const bare = (document: PolicyDocument) => document.title.replace(/^中华人民共和国/, '');
  const named = documents
    .filter((document) => document.kind === 'law-summary' && text.includes(bare(document)))
    .sort((a, b) => bare(b).length - bare(a).length)[0];
  if (named) return named;
  const serial = SERIAL.exec(text)?.[1];
  if (serial) {
    // Whole: 8号 is not 28号.
    const bySerial = documents.filter((document) => /(\d+)号$/.exec(document.number ?? '')?.[1] === serial);
    return bySerial.find((document) => regionPath.includes(document.region)) ?? bySerial[0] ?? null;
  }
  if (/十二条/.test(text)) {
    const twelve = documents.find((document) => document.title.includes('十二条'));
    if (twelve) return twelve;
  }
  const last = lastDocumentId === null ? null : base.document(lastDocumentId);
  if (last) return last;
  for (const code of regionPath) {
    const [document] = base.documentsOf(code);
    if (document) return document;
  }
  return null;
}
