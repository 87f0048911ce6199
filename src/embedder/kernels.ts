import {
  assembleModule,
  type Code,
  countUp,
  f32,
  f32x4,
  get,
  i32,
  set,
  v128,
  type WasmFunction,
  wasmFunction,
} from '../retrieval/wasm-assembler.ts';

/** The inner loops of training. Addresses are bytes in the shared memory; `width` is a row's length in bytes. */
export interface Kernels {
  /** target = Σ weight·row over `count` row numbers; `count` at least 1, width a multiple of 64. */
  sumRows(table: number, rows: number, weights: number, count: number, width: number, target: number): void;
  /** Each of the rows += weight·source. */
  addToRows(table: number, rows: number, weights: number, count: number, width: number, source: number): void;
  /** products[i, j] = left row i · right row j, for 2 left rows and `count` right rows (a multiple of 4). */
  twoRowProducts(left: number, right: number, count: number, width: number, products: number): void;
  /** Adagrad on each of the rows: history += g², value −= rate·g / √history; the gradient is cleared. */
  adagrad(
    value: number,
    history: number,
    gradient: number,
    rows: number,
    count: number,
    width: number,
    rate: number,
  ): void;
}

export function createKernels(memory: WebAssembly.Memory): Kernels {
  const module = new WebAssembly.Module(assembleModule([sumRows(), addToRows(), twoRowProducts(), adagrad()]));
  return new WebAssembly.Instance(module, { memory: { memory } }).exports as unknown as Kernels;
}

const lanes = [0, 1, 2, 3];

function rowAddress(table: number, rows: number, width: number): Code {
  return i32.add(get(table), i32.multiply(i32.load(get(rows)), get(width)));
}

function advance(local: number, bytes: Code): Code {
  return set(local, i32.add(get(local), bytes));
}

function sumRows(): WasmFunction {
  return wasmFunction('sumRows', ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'], (parameters, declare) => {
    const [table, rows, weights, count, width, target] = parameters as [number, number, number, number, number, number];
    const column = declare('i32');
    const index = declare('i32');
    const row = declare('i32');
    const weight = declare('v128');
    const sums = lanes.map(() => declare('v128'));
    const four = (local: number) => i32.add(get(local), i32.multiply(get(index), i32.constant(4)));
    return countUp(column, 64, get(width), [
      ...set(index, i32.constant(0)),
      ...sums.flatMap((sum) => set(sum, v128.zero)),
      ...countUp(index, 1, get(count), [
        ...set(weight, v128.loadSplat(four(weights))),
        ...set(row, i32.add(get(column), i32.add(get(table), i32.multiply(i32.load(four(rows)), get(width))))),
        ...sums.flatMap((sum, at) =>
          set(sum, f32x4.add(get(sum), f32x4.multiply(get(weight), v128.load(get(row), 16 * at)))),
        ),
      ]),
      ...sums.flatMap((sum, at) => v128.store(i32.add(get(target), get(column)), get(sum), 16 * at)),
    ]);
  });
}

function addToRows(): WasmFunction {
  return wasmFunction('addToRows', ['i32', 'i32', 'i32', 'i32', 'i32', 'i32'], (parameters, declare) => {
    const [table, rows, weights, count, width, source] = parameters as [number, number, number, number, number, number];
    const column = declare('i32');
    const index = declare('i32');
    const row = declare('i32');
    const from = declare('i32');
    const weight = declare('v128');
    return countUp(index, 1, get(count), [
      ...set(weight, v128.loadSplat(get(weights))),
      ...set(row, rowAddress(table, rows, width)),
      ...set(from, get(source)),
      ...set(column, i32.constant(0)),
      ...countUp(column, 64, get(width), [
        ...lanes.flatMap((at) =>
          v128.store(
            get(row),
            f32x4.add(v128.load(get(row), 16 * at), f32x4.multiply(get(weight), v128.load(get(from), 16 * at))),
            16 * at,
          ),
        ),
        ...advance(row, i32.constant(64)),
        ...advance(from, i32.constant(64)),
      ]),
      ...advance(rows, i32.constant(4)),
      ...advance(weights, i32.constant(4)),
    ]);
  });
}

function twoRowProducts(): WasmFunction {
  return wasmFunction('twoRowProducts', ['i32', 'i32', 'i32', 'i32', 'i32'], (parameters, declare) => {
    const [left, right, count, width, products] = parameters as [number, number, number, number, number];
    const index = declare('i32');
    const column = declare('i32');
    const first = declare('v128');
    const second = declare('v128');
    const other = declare('v128');
    const row = declare('i32');
    const sums = [...lanes, ...lanes].map(() => declare('v128'));
    const at = (base: number) => i32.add(get(base), get(column));
    const secondLine = i32.add(get(products), i32.multiply(get(count), i32.constant(4)));
    return [
      ...countUp(index, 4, get(count), [
        ...set(column, i32.constant(0)),
        ...sums.flatMap((sum) => set(sum, v128.zero)),
        ...countUp(column, 16, get(width), [
          ...set(first, v128.load(at(left))),
          ...set(second, v128.load(i32.add(at(left), get(width)))),
          ...set(row, at(right)),
          ...lanes.flatMap((lane) => [
            ...set(other, v128.load(get(row))),
            ...set(sums[lane]!, f32x4.add(get(sums[lane]!), f32x4.multiply(get(first), get(other)))),
            ...set(sums[lane + 4]!, f32x4.add(get(sums[lane + 4]!), f32x4.multiply(get(second), get(other)))),
            ...advance(row, get(width)),
          ]),
        ]),
        ...lanes.flatMap((lane) => [
          ...f32.store(get(products), f32x4.sum(sums[lane]!), 4 * lane),
          ...f32.store(secondLine, f32x4.sum(sums[lane + 4]!), 4 * lane),
        ]),
        ...advance(products, i32.constant(16)),
        ...advance(right, i32.multiply(get(width), i32.constant(4))),
      ]),
    ];
  });
}

function adagrad(): WasmFunction {
  return wasmFunction('adagrad', ['i32', 'i32', 'i32', 'i32', 'i32', 'i32', 'f32'], (parameters, declare) => {
    const [value, history, gradient, rows, count, width, rate] = parameters as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    const index = declare('i32');
    const offset = declare('i32');
    const column = declare('i32');
    const slope = declare('v128');
    const squares = declare('v128');
    const step = declare('v128');
    const at = (base: number) => i32.add(get(base), get(offset));
    return [
      ...set(step, f32x4.splat(get(rate))),
      ...countUp(index, 1, get(count), [
        ...set(offset, i32.multiply(i32.load(get(rows)), get(width))),
        ...set(column, i32.constant(0)),
        ...countUp(column, 16, get(width), [
          ...set(slope, v128.load(at(gradient))),
          ...set(squares, f32x4.add(v128.load(at(history)), f32x4.multiply(get(slope), get(slope)))),
          ...v128.store(at(history), get(squares)),
          ...v128.store(
            at(value),
            f32x4.subtract(
              v128.load(at(value)),
              f32x4.divide(f32x4.multiply(get(step), get(slope)), f32x4.squareRoot(get(squares))),
            ),
          ),
          ...v128.store(at(gradient), v128.zero),
          ...advance(offset, i32.constant(16)),
        ]),
        ...advance(rows, i32.constant(4)),
      ]),
    ];
  });
}
