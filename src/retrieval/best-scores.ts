export interface Scored {
  index: number;
  score: number;
}

/** The `limit` highest scores, best first, equal scores in index order. */
export function bestScores(scores: ArrayLike<number>, limit: number): Scored[] {
  const size = Math.min(Math.max(limit, 0), scores.length);
  if (size === 0) return [];
  const heap = bestOf(scores, size, shortlist(scores, size));
  return Array.from(heap, (index) => ({ index, score: scores[index]! })).sort(
    (left, right) => right.score - left.score || left.index - right.index,
  );
}

const sampleStep = 64;

/**
 * Every entry at or above a bound that a sample says about three times `size` entries reach, in index order; null
 * where there is little to save, or the sample was wrong. Most entries then cost one comparison, and few enter the heap.
 */
function shortlist(scores: ArrayLike<number>, size: number): Uint32Array | null {
  const place = Math.ceil((3 * size) / sampleStep);
  if (scores.length < 8 * place * sampleStep) return null;
  const sample = new Float64Array(Math.floor(scores.length / sampleStep));
  for (let at = 0; at < sample.length; at += 1) sample[at] = scores[at * sampleStep]!;
  const bound = sample.sort()[sample.length - place]!;
  const room = Math.min(scores.length, 16 * size + sampleStep);
  const chosen = new Uint32Array(room);
  let count = 0;
  for (let index = 0; index < scores.length; index += 1) {
    if (!(scores[index]! >= bound)) continue;
    if (count === room) return null;
    chosen[count] = index;
    count += 1;
  }
  return count < size ? null : chosen.subarray(0, count);
}

/** A heap of the `size` best entries, of all or of those listed: one comparison for each that does not enter. */
function bestOf(scores: ArrayLike<number>, size: number, listed: Uint32Array | null): Uint32Array {
  const heap = listed?.slice(0, size) ?? Uint32Array.from({ length: size }, (_, index) => index);
  for (let root = (size >> 1) - 1; root >= 0; root -= 1) sink(heap, scores, root);
  const count = listed?.length ?? scores.length;
  let worst = scores[heap[0]!]!;
  for (let at = size; at < count; at += 1) {
    const index = listed === null ? at : listed[at]!;
    if (!(scores[index]! > worst)) continue;
    heap[0] = index;
    sink(heap, scores, 0);
    worst = scores[heap[0]!]!;
  }
  return heap;
}

/** Restores the heap below `root`; the worst entry (lowest score, then highest index) is on top. */
function sink(heap: Uint32Array, scores: ArrayLike<number>, root: number): void {
  const size = heap.length;
  const entry = heap[root]!;
  let parent = root;
  for (;;) {
    let child = 2 * parent + 1;
    if (child >= size) break;
    if (child + 1 < size && isWorse(scores, heap[child + 1]!, heap[child]!)) child += 1;
    if (!isWorse(scores, heap[child]!, entry)) break;
    heap[parent] = heap[child]!;
    parent = child;
  }
  heap[parent] = entry;
}

function isWorse(scores: ArrayLike<number>, left: number, right: number): boolean {
  const difference = scores[left]! - scores[right]!;
  return difference < 0 || (difference === 0 && left > right);
}
