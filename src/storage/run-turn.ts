import { GongyouError } from '../errors.ts';
import { createChangeSignal } from './change-signal.ts';
import type { Conversations } from './conversations.ts';
import type { Database, Write } from './database.ts';
import type { ClaimedTurn, FinishedTurn, TurnClaim, TurnRequest, Turns } from './turns.ts';

export interface TurnWork extends FinishedTurn {
  /** The conversation's next state, as JSON. */
  state: unknown;
  /** Tickets, deliveries, consents …: committed with the turn, or not at all. */
  writes?: readonly Write[];
  /** False where nothing was promised: a power cut may then undo the turn (see `CommitOptions`). True unless told. */
  durable?: boolean;
}

export interface TurnInput {
  turn: ClaimedTurn;
  /** As the turn before saved it; null in a new conversation. */
  state: unknown;
}

export interface TurnOutcome {
  reply: unknown;
  /** True when the same message was answered before: this is that reply. */
  duplicate: boolean;
}

const conflictAttempts = 4;

/**
 * Runs one turn: claims the message, waits for the earlier turns of the conversation, lets `work` decide, and commits
 * user text, reply, state and writes in one transaction. A duplicate gets the stored reply. `work` may be called again
 * when another process came first, so everything it changes must be in what it returns.
 *
 * The returned function throws GongyouError `storage/turn-timeout` when its turn does not come within
 * `waitMilliseconds`, and whatever `work` throws; then the claim is given back and nothing is stored.
 */
export function createTurnRunner(
  database: Database,
  conversations: Conversations,
  turns: Turns,
  waitMilliseconds = 30_000,
) {
  const signal = createChangeSignal();

  async function runTurn(
    request: TurnRequest,
    work: (input: TurnInput) => Promise<TurnWork> | TurnWork,
  ): Promise<TurnOutcome> {
    for (let attempt = 1; attempt <= conflictAttempts; attempt += 1) {
      const claim = await claimWhenFree(request);
      if (claim.status === 'done') return { reply: claim.reply, duplicate: true };
      const { turn } = claim;
      try {
        const outcome = await runClaimed(turn, work);
        if (outcome) return outcome;
      } catch (error) {
        await turns.abandon(turn);
        const conflict = error instanceof GongyouError && error.code === 'storage/conflict';
        if (!conflict || attempt === conflictAttempts) throw error;
      } finally {
        signal.wake(turn.conversationId);
      }
    }
    throw timedOut();
  }

  async function claimWhenFree(request: TurnRequest): Promise<Exclude<TurnClaim, { status: 'running' }>> {
    const { conversationId, clientMessageId } = request;
    const end = performance.now() + waitMilliseconds;
    while (performance.now() < end) {
      const claim = await turns.claim(request);
      if (claim.status !== 'running') return claim;
      const settled = async () => !(await turns.isRunning(conversationId, clientMessageId ?? ''));
      await signal.until(conversationId, end - performance.now(), settled);
    }
    throw timedOut();
  }

  async function runClaimed(turn: ClaimedTurn, work: (input: TurnInput) => Promise<TurnWork> | TurnWork) {
    const first = await signal.until(turn.conversationId, waitMilliseconds, () => turns.isFirst(turn));
    if (!first) throw timedOut();
    const { state, version } = await conversations.load(turn.conversationId);
    // Asked after loading: whoever took the turn over either committed before (seen here) or will meet our version.
    if (!(await turns.isHeld(turn))) return null;
    const done = await work({ turn, state });
    const writes = [
      ...(done.writes ?? []),
      turns.finishWrite(turn, done),
      ...conversations.saveWrites(turn.conversationId, version, done.state),
    ];
    await database.commit(writes, { durable: done.durable ?? true });
    return { reply: done.reply, duplicate: false };
  }

  return runTurn;
}

export type RunTurn = ReturnType<typeof createTurnRunner>;

function timedOut(): GongyouError {
  return new GongyouError('storage/turn-timeout', 'The earlier messages of this conversation took too long');
}
