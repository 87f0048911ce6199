import {
  assembleModule,
  countUp,
  f32,
  get,
  i16x8,
  i32,
  i32x4,
  set,
  v128,
  type WasmFunction,
  wasmFunction,
} from './wasm-assembler.ts';

/** Rows of 8-bit integers, and their inner products with a row of 16-bit integers. */
export interface IntegerProducts {
  /** Puts whole rows at row number `row`; grows as needed. */
  write(row: number, integers: Int8Array): void;
  /** The first `rows` rows, copied. */
  read(rows: number): Int8Array;
  /** Fills `into` with the products of the rows from number `from` on. */
  multiply(question: Int16Array, from: number, into: Float32Array): void;
}

/**
 * With WebAssembly's vector instructions where the runtime lets a program compile them (Node), in plain JavaScript
 * where it does not (Cloudflare Workers). Both give the same numbers.
 *
 * @param width integers in a row, a multiple of 16
 */
export function createIntegerProducts(width: number, capacity: number): IntegerProducts {
  if (width % 16 !== 0) throw new RangeError('The width must be a multiple of 16.');
  return canCompile() ? vectorised(width, capacity) : plain(width, capacity);
}

const pageBytes = 65_536;
/** Rows multiplied at a time, so that the results need a small place only. */
const blockRows = 4096;

function vectorised(width: number, capacity: number): IntegerProducts {
  const resultAt = width * 2;
  const rowsAt = resultAt + blockRows * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + capacity * width) / pageBytes) });
  const module = new WebAssembly.Module(assembleModule([multiplyRows()]));
  const { multiplyRows: run } = new WebAssembly.Instance(module, { memory: { memory } }).exports as unknown as {
    multiplyRows(rows: number, question: number, count: number, width: number, target: number): void;
  };
  return {
    write(row, integers) {
      const missing = rowsAt + row * width + integers.length - memory.buffer.byteLength;
      // Growing copies the memory, so it grows by a quarter at least.
      if (missing > 0) memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 4) / pageBytes));
      new Int8Array(memory.buffer).set(integers, rowsAt + row * width);
    },
    read: (rows) => new Int8Array(memory.buffer, rowsAt, rows * width).slice(),
    multiply(question, from, into) {
      new Int16Array(memory.buffer, 0, width).set(question);
      for (let at = 0; at < into.length; at += blockRows) {
        const count = Math.min(blockRows, into.length - at);
        run(rowsAt + (from + at) * width, 0, count, width, resultAt);
        into.set(new Float32Array(memory.buffer, resultAt, count), at);
      }
    },
  };
}

/** target[i] = rows[i] · question, for `count` (at least 1) rows. */
function multiplyRows(): WasmFunction {
  return wasmFunction('multiplyRows', ['i32', 'i32', 'i32', 'i32', 'i32'], (parameters, declare) => {
    const [rows, question, count, width, target] = parameters as [number, number, number, number, number];
    const index = declare('i32');
    const column = declare('i32');
    const integers = declare('v128');
    const low = declare('v128');
    const high = declare('v128');
    const factor = i32.add(get(question), i32.multiply(get(column), i32.constant(2)));
    return countUp(index, 1, get(count), [
      ...set(low, v128.zero),
      ...set(high, v128.zero),
      ...set(column, i32.constant(0)),
      ...countUp(column, 16, get(width), [
        ...set(integers, v128.load(i32.add(get(rows), get(column)))),
        ...set(low, i32x4.add(get(low), i32x4.dot(i16x8.extendLow(get(integers)), v128.load(factor)))),
        ...set(high, i32x4.add(get(high), i32x4.dot(i16x8.extendHigh(get(integers)), v128.load(factor, 16)))),
      ]),
      ...set(low, i32x4.add(get(low), get(high))),
      ...f32.store(get(target), f32.fromInteger(i32x4.sum(low))),
      ...set(rows, i32.add(get(rows), get(width))),
      ...set(target, i32.add(get(target), i32.constant(4))),
    ]);
  });
}

export function plain(width: number, capacity: number): IntegerProducts {
  let table = new Int8Array(capacity * width);
  return {
    write(row, integers) {
      const needed = row * width + integers.length;
      if (needed > table.length) {
        const longer = new Int8Array(Math.max(needed, Math.ceil(table.length * 1.25)));
        longer.set(table);
        table = longer;
      }
      table.set(integers, row * width);
    },
    read: (rows) => table.slice(0, rows * width),
    multiply(question, from, into) {
      for (let row = 0, at = from * width; row < into.length; row += 1) {
        let product = 0;
        for (let column = 0; column < width; column += 1, at += 1) product += table[at]! * question[column]!;
        into[row] = product;
      }
    },
  };
}

/** A runtime may know WebAssembly and still refuse to compile it while running. */
function canCompile(): boolean {
  try {
    return new WebAssembly.Module(assembleModule([multiplyRows()])) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
