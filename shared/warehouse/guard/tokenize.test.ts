import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parameterNames, withDollarParameters } from './parameters.ts';
import { tokenize } from './tokenize.ts';

test('names every kind of token', () => {
  const tokens = tokenize(`Select "a b", [c], N'it''s', 1.5e3, @p <> 2 /* /* */ */ -- end`);
  expect(tokens.map(({ kind, value }) => [kind, value])).toEqual([
    ['word', 'SELECT'],
    ['quoted', 'a b'],
    ['punctuation', ','],
    ['bracketed', 'c'],
    ['punctuation', ','],
    ['string', "it's"],
    ['punctuation', ','],
    ['number', '1.5e3'],
    ['punctuation', ','],
    ['parameter', 'p'],
    ['operator', '<>'],
    ['number', '2'],
  ]);
});

test('tells the position of what it refuses', () => {
  expect(() => tokenize('SELECT ?')).toThrow('(character 8)');
});

test('positions cover the text they name', () => {
  const piece = fc.constantFrom(
    'SELECT',
    '"x y"',
    "'a'';'",
    '@p',
    '1.5',
    '<=',
    '(',
    ')',
    '[q]',
    '-- c\n',
    '/* d */',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join(' ');
      for (const token of tokenize(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
    }),
  );
});

test('finds parameters and rewrites only them', () => {
  const text = `SELECT @a, '@b', "c" /* @d */ FROM t WHERE x = @e AND y = @a -- @f`;
  const tokens = tokenize(text);
  expect(parameterNames(tokens)).toEqual(['a', 'e']);
  expect(withDollarParameters(text, tokens)).toBe(
    `SELECT $a, '@b', "c" /* @d */ FROM t WHERE x = $e AND y = $a -- @f`,
  );
});
