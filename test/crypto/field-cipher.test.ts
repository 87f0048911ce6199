import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFieldCipher, sealedKeyId } from '../../src/crypto/field-cipher.ts';
import { createKeyRing } from '../../src/crypto/key-ring.ts';
import { keyOne, keyTwo } from '../storage/fixtures.ts';

const cipher = createFieldCipher(createKeyRing({ active: 'k1', keys: { k1: keyOne } }));
const both = createFieldCipher(createKeyRing({ active: 'k2', keys: { k1: keyOne, k2: keyTwo } }));
const place = { table: 'tickets', row: '1', field: 'body' };
const code = (expected: string) => expect.objectContaining({ code: expected });

describe('field cipher', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(cipher.open(place, cipher.seal(place, text))).toBe(text.toWellFormed());
      }),
    );
  });

  it('never seals alike, and shows nothing of the text', () => {
    const [one, two] = [cipher.seal(place, '13800138000'), cipher.seal(place, '13800138000')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('13800138000');
  });

  it('refuses a text moved to another table, row or field', () => {
    const sealed = cipher.seal(place, '王');
    for (const moved of [{ table: 'turns' }, { row: '2' }, { field: 'transcript' }]) {
      expect(() => cipher.open({ ...place, ...moved }, sealed)).toThrow(code('storage/decryption-failed'));
    }
  });

  it('refuses any changed character', () => {
    const sealed = cipher.seal(place, '海沧三期工地');
    const body = sealed.lastIndexOf('.') + 1;
    fc.assert(
      fc.property(fc.integer({ min: body, max: sealed.length - 2 }), (index) => {
        const changed = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1);
        expect(() => cipher.open(place, changed)).toThrow(code('storage/decryption-failed'));
      }),
    );
    for (const broken of ['', 'v1', 'v1.k1.', 'v2.k1.AAAA', `${sealed}.x`, 'plain text']) {
      expect(() => cipher.open(place, broken)).toThrow(code('storage/decryption-failed'));
    }
  });

  it('tells a wrong key from a missing one', () => {
    const sealed = cipher.seal(place, '王');
    const wrong = createFieldCipher(createKeyRing({ active: 'k1', keys: { k1: keyTwo } }));
    const missing = createFieldCipher(createKeyRing({ active: 'k2', keys: { k2: keyTwo } }));
    expect(() => wrong.open(place, sealed)).toThrow(code('storage/decryption-failed'));
    expect(() => missing.open(place, sealed)).toThrow(code('storage/unknown-key'));
  });

  it('opens old texts and seals under the active key of a ring', () => {
    expect(both.open(place, cipher.seal(place, '旧'))).toBe('旧');
    expect(sealedKeyId(both.seal(place, '新'))).toBe('k2');
  });

  it('gives equal blind indexes to equal values of one kind only', () => {
    expect(cipher.blindIndex('phone', '138')).toBe(cipher.blindIndex('phone', '138'));
    expect(cipher.blindIndex('phone', '138')).not.toBe(cipher.blindIndex('person', '138'));
    expect(both.blindIndexes('phone', '138')).toContain(cipher.blindIndex('phone', '138'));
  });
});

describe('key ring', () => {
  it.each([
    [{ active: 'k1', keys: { k1: 'c2hvcnQ=' } }],
    [{ active: 'k2', keys: { k1: keyOne } }],
    [{ active: 'K_1', keys: { K_1: keyOne } }],
  ])('refuses %j', (source) => {
    expect(() => createKeyRing(source)).toThrow(code('configuration/invalid'));
  });
});
