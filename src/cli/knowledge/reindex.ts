import { Presets, SingleBar } from 'cli-progress';

/** Makes one document searchable again; `onProgress` is told how many of its passages are done. */
export type Reindex = (documentId: string, onProgress: (done: number, total: number) => void) => Promise<void>;

/** Until an index is wired in: nothing to do. */
export const noReindex: Reindex = async () => {};

/** Runs a re-index behind a bar on standard error; without a terminal there it runs silently. */
export async function reindexWithBar(
  reindex: Reindex,
  documentId: string,
  stream: NodeJS.WriteStream = process.stderr,
): Promise<void> {
  if (!stream.isTTY) return reindex(documentId, () => {});
  const bar = new SingleBar(
    { format: '正在更新索引 {bar} {value}/{total}', stream, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  try {
    await reindex(documentId, (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.setTotal(total);
      bar.update(done);
    });
  } finally {
    if (started) bar.stop();
  }
}
