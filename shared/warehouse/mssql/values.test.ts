import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decoderFor } from './values.ts';

const column = (declaration: string, scale?: number) => ({ name: 'x', declaration, scale });

/** A decimal the way the driver makes a number of it: its integer divided by a power of ten. */
function asDriver(unscaled: bigint, scale: number): number {
  return Number(unscaled) / 10 ** scale;
}

function decimalText(unscaled: bigint, scale: number): string {
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return unscaled < 0n ? `-${text}` : text;
}

test('money and decimals come back exactly from the number the driver makes of them', () => {
  const unscaled = fc.bigInt({ min: -(2n ** 52n) + 1n, max: 2n ** 52n - 1n });
  fc.assert(
    fc.property(unscaled, fc.integer({ min: 0, max: 10 }), (integer, scale) => {
      const decode = decoderFor(column('decimal', scale), 'money');
      // Whatever is answered must be exact; values within half of the limit must be answered.
      const safe = integer < 2n ** 51n && integer > -(2n ** 51n);
      if (safe) expect(decode(asDriver(integer, scale))).toBe(decimalText(integer, scale));
    }),
    { numRuns: 2000 },
  );
});

test('what the driver cannot hold exactly is refused, not rounded', () => {
  const unscaled = fc.bigInt({ min: 2n ** 53n, max: 10n ** 38n });
  fc.assert(
    fc.property(unscaled, (integer) => {
      const decode = decoderFor(column('numeric', 4), 'money');
      expect(() => decode(asDriver(integer, 4))).toThrow('too large to be exact');
    }),
  );
});

test.each([
  ['money', undefined, 29358677.2207, '29358677.2207'],
  ['money', undefined, -0, '0.0000'],
  ['smallmoney', undefined, 0.1, '0.1000'],
  ['int', undefined, 42, '42'],
  ['bigint', undefined, '9007199254740993', '9007199254740993'],
  ['varchar', undefined, '99999999999999999999.9999', '99999999999999999999.9999'],
] as const)('%s of scale %s: %s becomes %s', (declaration, scale, value, text) => {
  expect(decoderFor(column(declaration, scale), 'money')(value)).toBe(text);
});

test.each([
  ['float', 0.1],
  ['varchar', '1e5'],
  ['varchar', '1,000.00'],
  ['money', Number.NaN],
] as const)('%s %s is no money', (declaration, value) => {
  expect(() => decoderFor(column(declaration), 'money')(value)).toThrow();
});
