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
  /** So many rows from row number `from` (0 unless given) on, copied. */
  read(rows: number, from?: number): Int8Array;
  /** Fills `into` with the products of the rows from number `from` on. */
  multiply(question: Int16Array, from: number, into: Float32Array): void;
  /** Fills `into` with the products of the rows with these numbers. */
  multiplyListed(question: Int16Array, rows: Uint32Array, into: Float32Array): void;
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
  const listAt = resultAt + blockRows * 4;
  const rowsAt = listAt + blockRows * 4;
  const memory = new WebAssembly.Memory({ initial: Math.ceil((rowsAt + capacity * width) / pageBytes) });
  const module = new WebAssembly.Module(assembleModule([multiplyRows(width, false), multiplyRows(width, true)]));
  const { multiplyRows: run, multiplyListed: runListed } = new WebAssembly.Instance(module, { memory: { memory } })
    .exports as unknown as {
    multiplyRows(rows: number, question: number, count: number, target: number): void;
    multiplyListed(rows: number, question: number, count: number, target: number, list: number): void;
  };
  // Views of the memory; growing it takes them away.
  let question = new Int16Array(memory.buffer, 0, width);
  let results = new Float32Array(memory.buffer, resultAt, blockRows);
  let list = new Uint32Array(memory.buffer, listAt, blockRows);
  let table = new Int8Array(memory.buffer);
  return {
    write(row, integers) {
      const missing = rowsAt + row * width + integers.length - memory.buffer.byteLength;
      // Growing copies the memory, so it grows by a quarter at least.
      if (missing > 0) {
        memory.grow(Math.ceil(Math.max(missing, memory.buffer.byteLength / 4) / pageBytes));
        question = new Int16Array(memory.buffer, 0, width);
        results = new Float32Array(memory.buffer, resultAt, blockRows);
        list = new Uint32Array(memory.buffer, listAt, blockRows);
        table = new Int8Array(memory.buffer);
      }
      table.set(integers, rowsAt + row * width);
    },
    read: (rows, from = 0) => new Int8Array(memory.buffer, rowsAt + from * width, rows * width).slice(),
    multiply(factors, from, into) {
      question.set(factors);
      for (let at = 0; at < into.length; at += blockRows) {
        const count = Math.min(blockRows, into.length - at);
        run(rowsAt + (from + at) * width, 0, count, resultAt);
        if (count === blockRows) into.set(results, at);
        else for (let row = 0; row < count; row += 1) into[at + row] = results[row]!;
      }
    },
    multiplyListed(factors, rows, into) {
      question.set(factors);
      for (let at = 0; at < rows.length; at += blockRows) {
        const count = Math.min(blockRows, rows.length - at);
        list.set(rows.subarray(at, at + count));
        runListed(rowsAt, 0, count, resultAt, listAt);
        into.set(results.subarray(0, count), at);
      }
    },
  };
}

/**
 * target[i] = row i · question, for `count` (at least 1) rows; or row list[i] where `listed`. The loop over a row's
 * columns is written out for the one width it is for.
 */
function multiplyRows(width: number, listed: boolean): WasmFunction {
  const name = listed ? 'multiplyListed' : 'multiplyRows';
  const types = ['i32', 'i32', 'i32', 'i32'] as const;
  return wasmFunction(name, listed ? [...types, 'i32'] : types, (parameters, declare) => {
    const [rows, question, count, target, list] = parameters as [number, number, number, number, number];
    const index = declare('i32');
    const row = declare('i32');
    const integers = declare('v128');
    const low = declare('v128');
    const high = declare('v128');
    const number = listed ? i32.load(i32.add(get(list), i32.multiply(get(index), i32.constant(4)))) : get(index);
    const columns = Array.from({ length: width / 16 }, (_, at) => at * 16);
    return countUp(index, 1, get(count), [
      ...set(low, v128.zero),
      ...set(high, v128.zero),
      ...set(row, i32.add(get(rows), i32.multiply(number, i32.constant(width)))),
      ...columns.flatMap((column) => [
        ...set(integers, v128.load(get(row), column)),
        ...set(
          low,
          i32x4.add(get(low), i32x4.dot(i16x8.extendLow(get(integers)), v128.load(get(question), 2 * column))),
        ),
        ...set(
          high,
          i32x4.add(get(high), i32x4.dot(i16x8.extendHigh(get(integers)), v128.load(get(question), 2 * column + 16))),
        ),
      ]),
      ...set(low, i32x4.add(get(low), get(high))),
      ...f32.store(get(target), f32.fromInteger(i32x4.sum(low))),
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
    read: (rows, from = 0) => table.slice(from * width, (from + rows) * width),
    multiply(question, from, into) {
      for (let row = 0, at = from * width; row < into.length; row += 1) {
        let product = 0;
        for (let column = 0; column < width; column += 1, at += 1) product += table[at]! * question[column]!;
        into[row] = product;
      }
    },
    multiplyListed(question, rows, into) {
      const one = new Float32Array(1);
      rows.forEach((row, at) => {
        this.multiply(question, row, one);
        into[at] = one[0]!;
      });
    },
  };
}

/** A runtime may know WebAssembly and still refuse to compile it while running. */
function canCompile(): boolean {
  try {
    return new WebAssembly.Module(assembleModule([multiplyRows(16, false)])) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
