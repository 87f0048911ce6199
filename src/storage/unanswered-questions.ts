import type { StorageContext } from './context.ts';
import { timestamp } from './context.ts';
import type { Write } from './database.ts';
import { createSealer } from './sealed-columns.ts';

export interface UnansweredQuestion {
  id: string;
  conversationId: string | null;
  regionCode: string;
  /** Such as `abstain`, `complaint-about-answer`. */
  kind: string;
  question: string;
  createdAt: string;
  resolvedAt: string | null;
}

export type NewUnansweredQuestion = Pick<UnansweredQuestion, 'conversationId' | 'regionCode' | 'kind' | 'question'>;

/** What the documents did not answer: the list an editor works through. */
export function createUnansweredQuestions({ database, cipher, clock, createId }: StorageContext) {
  const { kysely } = database;
  const sealer = createSealer(cipher, 'unansweredQuestions');

  function recordWrite({ question, ...row }: NewUnansweredQuestion): Write {
    const id = createId();
    return kysely.insertInto('unansweredQuestions').values({
      ...row,
      id,
      question: sealer.seal([id], 'question', question) ?? '',
      createdAt: timestamp(clock),
    });
  }

  /** Open ones, the latest first. */
  async function list(limit = 100): Promise<UnansweredQuestion[]> {
    const query = kysely.selectFrom('unansweredQuestions').selectAll().where('resolvedAt', 'is', null);
    const rows = await query.orderBy('createdAt', 'desc').limit(limit).execute();
    return rows.map((row) => ({ ...row, question: String(sealer.open([row.id], 'question', row.question)) }));
  }

  async function resolve(id: string): Promise<void> {
    const set = { resolvedAt: timestamp(clock) };
    await database.commit([kysely.updateTable('unansweredQuestions').set(set).where('id', '=', id)]);
  }

  return {
    recordWrite,
    list,
    resolve,
    record: (question: NewUnansweredQuestion) => database.commit([recordWrite(question)]),
  };
}
