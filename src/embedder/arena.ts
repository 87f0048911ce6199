/** Typed arrays laid one after another in one WebAssembly memory, so that the kernels can reach them by address. */
export interface Arena {
  readonly memory: WebAssembly.Memory;
  floats(length: number): Float32Array;
  integers(length: number): Uint32Array;
}

const pageBytes = 65_536;
const alignment = 64;

/** @param capacity bytes; memory is reserved at once, touched only when used */
export function createArena(capacity: number): Arena {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(capacity / pageBytes) });
  let used = alignment;
  function reserve(length: number): number {
    const address = used;
    used += Math.ceil((length * 4) / alignment) * alignment;
    if (used > memory.buffer.byteLength) throw new RangeError(`The arena of ${capacity} bytes is full.`);
    return address;
  }
  return {
    memory,
    floats: (length) => new Float32Array(memory.buffer, reserve(length), length),
    integers: (length) => new Uint32Array(memory.buffer, reserve(length), length),
  };
}
