import { expect, test, vi } from 'vitest';
import { withRetry } from './retry.ts';

const settings = { attempts: 3, baseDelayMs: 1, isWorthwhile: () => true, random: () => 0.5 };

test('answers the first success', async () => {
  const attempt = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(new Error('1'))
    .mockResolvedValue('yes');
  expect(await withRetry(attempt, settings)).toBe('yes');
  expect(attempt).toHaveBeenCalledTimes(2);
});

test('gives up with the last error', async () => {
  let count = 0;
  const failing = async () => {
    count += 1;
    throw new Error(`attempt ${count}`);
  };
  await expect(withRetry(failing, settings)).rejects.toThrow('attempt 3');
});

test('does not repeat what is not worthwhile', async () => {
  const attempt = vi.fn<() => Promise<void>>().mockRejectedValue(new Error('no'));
  await expect(withRetry(attempt, { ...settings, isWorthwhile: () => false })).rejects.toThrow('no');
  expect(attempt).toHaveBeenCalledTimes(1);
});
