import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySchema, readMemory } from '../../src/conversation/memory.ts';

describe('readMemory', () => {
  it('begins empty', () => {
    for (const stored of [null, undefined, {}]) {
      expect(readMemory(stored)).toMatchObject({
        region: null,
        question: null,
        flow: null,
        story: '',
        expects: null,
        told: [],
      });
    }
  });

  it('keeps what it can read through JSON', () => {
    const memory = memorySchema.parse({
      region: '350200',
      question: '工资',
      clauseIds: ['fj-2025-28/3/6'],
      story: '老板不给钱',
    });
    expect(readMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
  });

  it('reads what an older version kept', () => {
    expect(readMemory({ region: '350200', question: '工资' })).toMatchObject({
      region: '350200',
      question: '工资',
      story: '',
    });
  });

  it('begins afresh on anything else, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (stored) => {
        expect(memorySchema.safeParse(readMemory(stored)).success).toBe(true);
      }),
    );
  });
});
