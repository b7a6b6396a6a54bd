import { gunzipSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import { inAcceptedEncoding, takesGzip } from './compression.ts';

test.each([
  ['gzip, deflate, br', true],
  ['br;q=1.0, GZIP;q=0.8', true],
  ['*', true],
  ['gzip;q=0', false],
  ['gzip;q=0, *', false],
  ['br', false],
  ['identity', false],
  ['', false],
  [undefined, false],
])('a caller that accepts %j takes gzip: %s', (accepted, expected) => {
  expect(takesGzip(accepted)).toBe(expected);
});

describe('an answer', () => {
  const text = JSON.stringify({ data: Array.from({ length: 200 }, (_, day) => ({ day, name: 'Đurđa' })) });
  const answer = { statusCode: 200, headers: { 'content-type': 'application/json' }, body: text };

  it('comes compressed to those who take it, and is the same', async () => {
    const { body = '', headers, isBase64Encoded, statusCode } = await inAcceptedEncoding(answer, 'gzip');
    expect([statusCode, isBase64Encoded]).toEqual([200, true]);
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    const bytes = Buffer.from(body, 'base64');
    expect(gunzipSync(bytes).toString()).toBe(text);
    expect(bytes.length).toBeLessThan(text.length / 4);
  });

  it('comes as it is to others, and says that it could differ', async () => {
    expect(await inAcceptedEncoding(answer, undefined)).toEqual({
      ...answer,
      headers: { ...answer.headers, vary: 'accept-encoding' },
    });
  });

  it.each([
    ['is short', { ...answer, body: '{"data":[]}' }],
    ['has no body', { statusCode: 204 }],
    ['is a file', { ...answer, headers: { 'content-type': 'application/pdf' }, isBase64Encoded: true }],
    ['is no text', { ...answer, headers: { 'content-type': 'image/png' } }],
  ])('stays untouched where it %s', async (_what, untouched) => {
    expect(await inAcceptedEncoding(untouched, 'gzip')).toBe(untouched);
  });
});
