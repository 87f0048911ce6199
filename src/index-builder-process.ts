import type { BuilderMessage, BuilderSettings } from './index-builder.ts';
import { createRegions } from './knowledge/regions.ts';
import { openLexical, openVectors } from './open-indexes.ts';

// Whoever started this is gone: nobody waits for it.
process.once('disconnect', () => process.exit());

const config: BuilderSettings = JSON.parse(process.argv[2]!);
const lexical = await openLexical({ config, regions: createRegions() });
tell({ lexical: true });
if (config.VECTORS)
  await openVectors(
    lexical,
    config,
    () => {},
    (progress) => tell({ progress }),
  );
process.disconnect?.();

function tell(message: BuilderMessage): void {
  process.send?.(message);
}
