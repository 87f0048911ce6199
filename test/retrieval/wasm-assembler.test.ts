import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createArena } from '../../src/embedder/arena.ts';
import { createKernels } from '../../src/embedder/kernels.ts';

const width = 16;
const row = fc.array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: width, maxLength: width });

test('the training kernels do what they say', () => {
  fc.assert(
    fc.property(
      fc.array(row, { minLength: 4, maxLength: 4 }),
      fc.float({ min: -2, max: 2, noNaN: true }),
      (rows, weight) => {
        const arena = createArena(65_536);
        const kernels = createKernels(arena.memory);
        const table = arena.floats(4 * width);
        table.set(rows.flat());
        const numbers = arena.integers(2);
        numbers.set([2, 0]);
        const weights = arena.floats(2);
        weights.set([weight, 1]);
        const target = arena.floats(width);
        kernels.sumRows(table.byteOffset, numbers.byteOffset, weights.byteOffset, 2, width * 4, target.byteOffset);
        for (const [at, value] of target.entries())
          expect(value).toBeCloseTo(weight * rows[2]![at]! + rows[0]![at]!, 3);

        const products = arena.floats(8);
        kernels.twoRowProducts(table.byteOffset, table.byteOffset, 4, width * 4, products.byteOffset);
        const product = rows[1]!.reduce((sum, value, at) => sum + value * rows[3]![at]!, 0);
        expect(products[4 + 3]).toBeCloseTo(product, 3);

        kernels.addToRows(table.byteOffset, numbers.byteOffset, weights.byteOffset, 1, width * 4, target.byteOffset);
        for (const [at, value] of target.entries()) {
          expect(table[2 * width + at]).toBeCloseTo(rows[2]![at]! + weight * value, 2);
        }
      },
    ),
  );
});

test('Adagrad steps against the slope, by the root of its squares, and clears it', () => {
  const arena = createArena(65_536);
  const kernels = createKernels(arena.memory);
  const [value, history, gradient] = [
    arena.floats(width).fill(1),
    arena.floats(width).fill(3),
    arena.floats(width).fill(1),
  ];
  const rows = arena.integers(1);
  kernels.adagrad(value.byteOffset, history.byteOffset, gradient.byteOffset, rows.byteOffset, 1, width * 4, 0.5);
  expect([value[0], history[0], gradient[0]]).toEqual([0.75, 4, 0]);
});
