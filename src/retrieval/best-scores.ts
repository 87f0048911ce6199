export interface Scored {
  index: number;
  score: number;
}

/**
 * The `limit` highest scores, best first, equal scores in index order. A heap of `limit` entries: one comparison for
 * each score that does not enter.
 */
export function bestScores(scores: ArrayLike<number>, limit: number): Scored[] {
  const size = Math.min(Math.max(limit, 0), scores.length);
  if (size === 0) return [];
  const heap = new Uint32Array(size);
  for (let index = 0; index < size; index += 1) heap[index] = index;
  for (let root = (size >> 1) - 1; root >= 0; root -= 1) sink(heap, scores, root);
  let worst = scores[heap[0]!]!;
  for (let index = size; index < scores.length; index += 1) {
    if (!(scores[index]! > worst)) continue;
    heap[0] = index;
    sink(heap, scores, 0);
    worst = scores[heap[0]!]!;
  }
  return Array.from(heap, (index) => ({ index, score: scores[index]! })).sort(
    (left, right) => right.score - left.score || left.index - right.index,
  );
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
