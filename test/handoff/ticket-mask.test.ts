import { expect, it } from 'vitest';
import { maskText } from '../../src/handoff/ticket-mask.ts';

it.each([
  ['13800008000', '138****8000'],
  ['138 0000 8000', '138****8000'],
  ['11010519491231002X', '110***********002X'],
  ['王小明', '王**'],
  ['厦门市海沧区某路18号', '厦门********'],
  ['王', '*'],
  ['', ''],
])('%s is shown as %s', (text, masked) => {
  expect(maskText(text)).toBe(masked);
});
