import { describe, expect, it } from 'vitest';
import { jsonText, storableText } from './json.ts';
import { scramVerifier } from './scram.ts';
import { uuidv7 } from './uuid.ts';
import { instantFromText, integerFromText } from './values.ts';

describe('instantFromText', () => {
  it.each([
    ['2014-01-28 02:00:00+00', '2014-01-28T02:00:00.000000Z'],
    ['2014-01-28 02:00:00.1+00', '2014-01-28T02:00:00.100000Z'],
    ['2014-01-28 23:59:59.999999-05:30', '2014-01-29T05:29:59.999999Z'],
    ['2014-01-01 00:30:00+01', '2013-12-31T23:30:00.000000Z'],
  ])('%s', (text, expected) => {
    expect(instantFromText(text)).toBe(expected);
  });

  it.each(['infinity', '28/01/2014 02:00:00 CET', '0044-03-15 12:00:00+00 BC'])('refuses %s', (text) => {
    expect(() => instantFromText(text)).toThrow(RangeError);
  });
});

describe('integerFromText', () => {
  it('keeps every integer exact or refuses it', () => {
    expect(integerFromText('-9007199254740991')).toBe(-9007199254740991);
    expect(() => integerFromText('9007199254740992')).toThrow(RangeError);
  });
});

describe('uuidv7', () => {
  it('has the version, the variant and the time', () => {
    const id = uuidv7(0x0189_3c6e_1234);
    expect(id).toMatch(/^01893c6e-1234-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('sorts by time and does not repeat', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => uuidv7(1_700_000_000_000 + i));
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(Array.from({ length: 1000 }, () => uuidv7(0))).size).toBe(1000);
  });
});

describe('scramVerifier', () => {
  it('is what PostgreSQL stores', () => {
    // CREATE ROLE ... PASSWORD 'pencil' and the salt of RFC 7677's example, as in pg_authid.rolpassword.
    expect(scramVerifier('pencil', Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'))).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    );
  });

  it.each(['', 'pässword', 'tab\t'])('refuses %j', (password) => {
    expect(() => scramVerifier(password)).toThrow(expect.objectContaining({ code: 'configuration_invalid' }));
  });
});

describe('storable text', () => {
  it('replaces only what PostgreSQL refuses', () => {
    expect(storableText('plain é😀\n')).toBe('plain é😀\n');
    expect(storableText('a\0\ud800b')).toBe('a\ufffd\ufffdb');
  });

  it('is applied all through a JSON value', () => {
    expect(jsonText({ 'a\0': ['\0', { b: 1.5, c: null, d: undefined }], at: new Date(0) })).toBe(
      '{"a\ufffd":["\ufffd",{"b":1.5,"c":null}],"at":"1970-01-01T00:00:00.000Z"}',
    );
    expect(jsonText(undefined)).toBe('null');
  });
});
