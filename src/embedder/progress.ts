import { Presets, SingleBar } from 'cli-progress';

/** Shows a bar in the terminal while `work` tells how far it is. @returns what `work` returns */
export function withProgress<Value>(
  title: string,
  work: (onProgress: (done: number, total: number) => void) => Value,
): Value {
  const bar = new SingleBar(
    { format: `${title} [{bar}] {value}/{total} {duration_formatted}` },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  const value = work((done, total) => {
    bar.setTotal(total);
    bar.update(done);
  });
  bar.stop();
  return value;
}
