import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReceiptNumber, formatReceiptNumber, parseReceiptNumber } from '../../src/handoff/receipt-number.ts';

/** A receipt number from a seed that fast-check can shrink. */
const receiptNumbers = fc
  .array(fc.nat(9), { minLength: 11, maxLength: 11 })
  .map((digits) => createReceiptNumber((below) => (digits.shift() ?? 0) % below));

describe('receipt number', () => {
  it('is twelve digits in three groups, and is read back', () => {
    fc.assert(
      fc.property(receiptNumbers, (number) => {
        expect(formatReceiptNumber(number)).toMatch(/^[1-9]\d{3} \d{4} \d{4}$/);
        expect(parseReceiptNumber(formatReceiptNumber(number))).toBe(number);
      }),
    );
  });

  it('with any one digit wrong is refused', () => {
    fc.assert(
      fc.property(receiptNumbers, fc.nat(11), fc.integer({ min: 1, max: 9 }), (number, index, shift) => {
        const digit = (Number(number[index]) + shift) % 10;
        expect(parseReceiptNumber(number.slice(0, index) + digit + number.slice(index + 1))).toBeNull();
      }),
    );
  });

  it('with two neighbours swapped is refused', () => {
    fc.assert(
      fc.property(receiptNumbers, fc.nat(10), (number, index) => {
        fc.pre(number[index] !== number[index + 1]);
        const swapped = number.slice(0, index) + number[index + 1] + number[index] + number.slice(index + 2);
        expect(parseReceiptNumber(swapped)).toBeNull();
      }),
    );
  });

  it('is understood as people write and dictate it', () => {
    const number = createReceiptNumber(() => 1);
    expect(number.startsWith('21111111111')).toBe(true);
    const spoken = [...number].map((digit) => '零幺二三四五六七八九'[Number(digit)]).join('');
    const wide = [...number].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join('');
    expect(parseReceiptNumber(spoken)).toBe(number);
    expect(parseReceiptNumber(wide)).toBe(number);
    expect(parseReceiptNumber(number.replace(/(\d{3})/g, '$1-'))).toBe(number);
    expect(parseReceiptNumber('我的投诉怎么样了')).toBeNull();
  });

  it('does not repeat itself', () => {
    expect(new Set(Array.from({ length: 2000 }, () => createReceiptNumber(randomInt))).size).toBe(2000);
  });
});
