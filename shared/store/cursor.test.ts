import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cursorCodec } from './cursor.ts';

const codec = cursorCodec('exports', ['instant', 'uuid', 'int']);
const key = ['2014-01-28T23:59:59.123456Z', '01893c6e-0000-7000-8000-000000000001', 42] as const;
const raw = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('cursorCodec', () => {
  it('gives back what it was given', () => {
    expect(codec.decode(codec.encode(key))).toEqual(key);
    expect(codec.encode(key)).toMatch(/^[A-Za-z0-9_-]+$/);
  });

  it.each([
    ['nothing', ''],
    ['no base64url', 'a+b='],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['no array', raw({})],
    ['null', raw(null)],
    ['another list', cursorCodec('audit', ['instant', 'uuid', 'int']).encode(key)],
    ['too few parts', raw(['exports', ...key.slice(0, 2)])],
    ['too many parts', raw(['exports', ...key, 1])],
    ['a day that does not exist', raw(['exports', '2014-02-30T00:00:00.000000Z', key[1], key[2]])],
    ['an hour that does not exist', raw(['exports', '2014-02-28T25:00:00.000000Z', key[1], key[2]])],
    ['an instant of another precision', raw(['exports', '2014-02-28T00:00:00Z', key[1], key[2]])],
    ['no UUID', raw(['exports', key[0], "' OR true --", key[2]])],
    ['a fraction', raw(['exports', key[0], key[1], 1.5])],
    ['a negative number', raw(['exports', key[0], key[1], -1])],
    ['a number beyond 2^53', raw(['exports', key[0], key[1], 1e300])],
    ['a number as text', raw(['exports', key[0], key[1], '42'])],
    ['other white space', Buffer.from(` ${JSON.stringify(['exports', ...key])}`).toString('base64url')],
    ['padding', `${codec.encode(key)}=`],
    ['too much', 'A'.repeat(10_000)],
  ])('refuses %s, naming the field', (_, cursor) => {
    expect(() => codec.decode(cursor)).toThrow(
      expect.objectContaining({
        code: 'invalid_parameter',
        fields: [expect.objectContaining({ field: 'cursor', in: 'query' })],
      }),
    );
  });

  it('never accepts what it would not have made', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String(), fc.jsonValue().map(raw)), (cursor) => {
        try {
          expect(codec.encode(codec.decode(cursor))).toBe(cursor);
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid_parameter' });
        }
      }),
    );
  });
});
