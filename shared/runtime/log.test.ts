import { afterEach, expect, test, vi } from 'vitest';
import { describeError, type LogLine, log, tapLog } from './log.ts';

const lines: LogLine[] = [];
const untap = tapLog((line) => lines.push(line));
afterEach(() => {
  lines.length = 0;
  vi.restoreAllMocks();
});
test('what is logged of a failure has no secrets, whoever wrote it', () => {
  const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  log('warn', 'the bus refused', { error: 'PutEvents with x-api-key: abc failed', runs: 3 });
  untap();
  expect(lines).toEqual([
    expect.objectContaining({ error: 'PutEvents with x-api-key: *** failed', runs: 3 }),
  ]);
  expect(String(written.mock.calls[0]?.[0])).not.toContain('abc');
});

test('an error is told with its causes, five at most', () => {
  const cause = new TypeError('postgres://u:pw@db/x refused');
  expect(describeError(new Error('no answer', { cause }))).toBe(
    'Error: no answer <- TypeError: postgres://u:***@db/x refused',
  );
  const endless = new Error('again');
  endless.cause = endless;
  expect(describeError(endless).split(' <- ')).toHaveLength(5);
});
