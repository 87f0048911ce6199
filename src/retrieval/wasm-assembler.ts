/**
 * A small assembler for WebAssembly functions over numbers in one memory. JavaScript has no vector instructions; the
 * few inner loops that need them are written with this, in the open, rather than shipped as a binary.
 * Encoding: WebAssembly core specification 2.0, chapter 5; vector opcodes in section 5.4.8.
 */
export type ValueType = 'i32' | 'f32' | 'v128';
export type Code = readonly number[];
export type Local = number;

const valueTypes: Record<ValueType, number> = { i32: 0x7f, f32: 0x7d, v128: 0x7b };
const emptyBlock = 0x40;

export interface WasmFunction {
  name: string;
  parameters: readonly ValueType[];
  locals: readonly ValueType[];
  body: Code;
}

/** Builds one function: `build` is given its parameters and a way to declare further locals, and returns its code. */
export function wasmFunction(
  name: string,
  parameters: readonly ValueType[],
  build: (parameters: Local[], declare: (type: ValueType) => Local) => Code,
): WasmFunction {
  const locals: ValueType[] = [];
  const body = build(
    parameters.map((_, index) => index),
    (type) => parameters.length + locals.push(type) - 1,
  );
  return { name, parameters, locals, body };
}

/** A module that imports its memory as `memory.memory` and exports each function by name. */
export function assembleModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [0x60, ...vector(parameters.map((type) => [valueTypes[type]])), 0]);
  const memory = [...name('memory'), ...name('memory'), 2, 0, 0];
  const exports = functions.map((each, index) => [...name(each.name), 0, ...unsigned(index)]);
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([memory])),
    ...section(3, vector(functions.map((_, index) => unsigned(index)))),
    ...section(7, vector(exports)),
    ...section(10, vector(functions.map(functionCode))),
  ]);
}

function functionCode({ locals, body }: WasmFunction): Code {
  const content = [...vector(locals.map((type) => [1, valueTypes[type]])), ...body, 0x0b];
  return [...unsigned(content.length), ...content];
}

function section(id: number, content: Code): Code {
  return [id, ...unsigned(content.length), ...content];
}

function vector(items: readonly Code[]): Code {
  return [...unsigned(items.length), ...items.flat()];
}

function name(text: string): Code {
  return vector(Array.from(text, (character) => [character.charCodeAt(0)]));
}

function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): Code {
  return value >= -64 && value < 64 ? [value & 0x7f] : [(value & 0x7f) | 0x80, ...signed(value >> 7)];
}

function binary(opcode: number) {
  return (left: Code, right: Code): Code => [...left, ...right, opcode];
}

function vectorBinary(opcode: number) {
  return (left: Code, right: Code): Code => [...left, ...right, 0xfd, ...unsigned(opcode)];
}

function vectorUnary(opcode: number) {
  return (operand: Code): Code => [...operand, 0xfd, ...unsigned(opcode)];
}

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  multiply: binary(0x6c),
  below: binary(0x49),
  load: (address: Code): Code => [...address, 0x28, 2, 0],
};

export const f32 = {
  add: binary(0x92),
  load: (address: Code, offset = 0): Code => [...address, 0x2a, 2, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x38, 2, ...unsigned(offset)],
  fromInteger: (value: Code): Code => [...value, 0xb2],
};

export const v128 = {
  zero: [0xfd, 12, ...new Array<number>(16).fill(0)] as Code,
  load: (address: Code, offset = 0): Code => [...address, 0xfd, 0, 4, ...unsigned(offset)],
  loadSplat: (address: Code): Code => [...address, 0xfd, 9, 2, 0],
  store: (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0xfd, 11, 4, ...unsigned(offset)],
};

export const f32x4 = {
  add: vectorBinary(0xe4),
  subtract: vectorBinary(0xe5),
  multiply: vectorBinary(0xe6),
  divide: vectorBinary(0xe7),
  squareRoot: vectorUnary(0xe3),
  splat: vectorUnary(19),
  /** The sum of the four lanes of a local. */
  sum: (local: Local): Code =>
    f32.add(f32.add(lane(31, local, 0), lane(31, local, 1)), f32.add(lane(31, local, 2), lane(31, local, 3))),
};

export const i32x4 = {
  add: vectorBinary(0xae),
  /** Multiplies eight pairs of 16-bit integers and adds neighbours. */
  dot: vectorBinary(0xba),
  sum: (local: Local): Code =>
    i32.add(i32.add(lane(27, local, 0), lane(27, local, 1)), i32.add(lane(27, local, 2), lane(27, local, 3))),
};

export const i16x8 = { extendLow: vectorUnary(0x87), extendHigh: vectorUnary(0x88) };

function lane(opcode: number, local: Local, index: number): Code {
  return [...get(local), 0xfd, opcode, index];
}

/** Runs the body at least once, with `counter` rising by `step` while it is below `end`. */
export function countUp(counter: Local, step: number, end: Code, body: Code): Code {
  const next = set(counter, i32.add(get(counter), i32.constant(step)));
  return [0x03, emptyBlock, ...body, ...next, ...i32.below(get(counter), end), 0x0d, 0, 0x0b];
}
