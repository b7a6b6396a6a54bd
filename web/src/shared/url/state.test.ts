import { describe, expect, test } from 'vitest';
import { parseState, readSearch, writeSearch } from './state.ts';

describe('parseState', () => {
  test('reads a whole view and writes it back', () => {
    const search =
      '?from=2013-01-01&to=2013-06-30&territory=United+Kingdom&channel=internet&grain=week&explain=aw.total_revenue';
    const { state, broken } = parseState(readSearch(search));
    expect(broken).toEqual([]);
    expect(state).toMatchObject({ from: '2013-01-01', territory: 'United Kingdom', channel: 'internet' });
    expect(writeSearch({ ...state })).toBe(search);
  });

  test.each([
    ['?channel=shop', ['channel']],
    ['?period=7d', ['period']],
    ['?period=zzz', ['period']],
    ['?from=foo&to=bar', ['from', 'to']],
    ['?from=2013-02-30&to=2013-03-01', ['from', 'to']],
    ['?from=2013-05-01&to=2013-03-01', ['from', 'to']],
    ['?from=2013-05-01', ['from']],
    ['?period=30d&from=2013-01-01&to=2013-01-31', ['period']],
    ['?constructor=x&__proto__=y', ['constructor', '__proto__']],
    ['?territory=', ['territory']],
    [`?find=${'x'.repeat(101)}`, ['find']],
    ['?explain=%3Cscript%3E', ['explain']],
  ])('leaves out what it cannot use of %s and names it', (search, broken) => {
    const parsed = parseState(readSearch(search));
    expect(parsed.broken).toEqual(broken);
    for (const name of broken) expect(Object.hasOwn(parsed.state, name)).toBe(false);
  });

  test('keeps what is usable beside what is not', () => {
    expect(parseState({ channel: 'shop', territory: 'Canada', grain: 3 })).toEqual({
      state: { territory: 'Canada' },
      broken: ['channel', 'grain'],
    });
  });
});

test('an empty state has no question mark', () => {
  expect(writeSearch({ territory: undefined })).toBe('');
});
