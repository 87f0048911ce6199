import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quantise } from '../../src/embedder/quantise.ts';

test('every number comes back within the step of its row, or clipped for the better', () => {
  const row = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(row, (values) => {
      const { rows, scales } = quantise(Float32Array.from(values), 16);
      const back = values.map((_, at) => (((rows[at >> 1]! >> (at % 2 === 0 ? 0 : 4)) & 15) - 8) * scales[0]!);
      const error = values.reduce((sum, value, at) => sum + (value - back[at]!) ** 2, 0);
      const step = Math.max(...values.map(Math.abs)) / 7;
      expect(error).toBeLessThanOrEqual(16 * (step / 2) ** 2 + 1e-9);
    }),
  );
});
