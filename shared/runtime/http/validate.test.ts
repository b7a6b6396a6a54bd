import { describe, expect, it } from 'vitest';
import { readJsonBody } from './validate.ts';

const read = (body: string | undefined, headers: Record<string, string> = {}, isBase64Encoded = false) =>
  readJsonBody({ body, headers, isBase64Encoded });

describe('the body of a request', () => {
  it.each([
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['APPLICATION/JSON'],
    ['application/merge-patch+json'],
    ['text/plain;charset=UTF-8'],
    [''],
  ])('is read as JSON where it is sent as "%s"', (type) => {
    expect(read('{"a":1}', { 'content-type': type })).toEqual({ a: 1 });
    expect(read('{"a":1}')).toEqual({ a: 1 });
  });

  it.each([
    ['application/xml'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/jsonp'],
    ['text/plainly'],
  ])('is refused as %s, whatever it holds', (type) => {
    expect(() => read('{"a":1}', { 'content-type': type })).toThrow(
      expect.objectContaining({ code: 'unsupported_media_type', status: 415 }),
    );
  });

  it('may be absent, whatever it is called', () => {
    expect(read(undefined, { 'content-type': 'application/xml' })).toEqual({});
    expect(read('')).toEqual({});
  });

  it('is neither compressed, nor too large, nor anything but JSON', () => {
    const refused = (code: string) => expect.objectContaining({ code });
    expect(() => read('{}', { 'content-encoding': 'gzip' })).toThrow(refused('unsupported_media_type'));
    expect(() => read(`"${'x'.repeat(1024 * 1024)}"`)).toThrow(refused('payload_too_large'));
    expect(() => read('{')).toThrow(refused('invalid_body'));
    expect(() => read('not base64 of JSON', {}, true)).toThrow(refused('invalid_body'));
  });
});
