import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createQuietKeeper } from '../src/memory.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('memory is given back when it is quiet after many requests', () => {
  const give = vi.fn();
  const quiet = createQuietKeeper(give);
  for (let request = 0; request < 199; request++) quiet.afterRequest();
  vi.advanceTimersByTime(60_000);
  expect(give).not.toHaveBeenCalled();
  quiet.afterRequest();
  vi.advanceTimersByTime(4000);
  quiet.afterRequest();
  vi.advanceTimersByTime(4000);
  expect(give).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(give).toHaveBeenCalledTimes(1);
  quiet.afterRequest();
  vi.advanceTimersByTime(60_000);
  expect(give).toHaveBeenCalledTimes(1);
});

test('a keeper that was stopped gives nothing back', () => {
  const give = vi.fn();
  const quiet = createQuietKeeper(give);
  for (let request = 0; request < 300; request++) quiet.afterRequest();
  quiet.stop();
  vi.advanceTimersByTime(60_000);
  expect(give).not.toHaveBeenCalled();
});
