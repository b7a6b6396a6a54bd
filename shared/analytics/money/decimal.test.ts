import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareMoney,
  divideRounded,
  formatMoney,
  fromCount,
  parseMoney,
  percentOf,
  ratio,
  roundToMoney,
  sumMoney,
  toJsonNumber,
} from './decimal.ts';

const money = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n });
const decimalText = fc
  .tuple(fc.constantFrom('', '-'), fc.stringMatching(/^\d{1,20}$/), fc.stringMatching(/^\d{0,9}$/))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`);

/** School addition of non-negative digit strings, digit by digit: the slow second implementation. */
function addDigits(a: string, b: string): string {
  const width = Math.max(a.length, b.length);
  let carry = 0;
  let out = '';
  for (let i = 1; i <= width; i += 1) {
    const sum = Number(a.at(-i) ?? '0') + Number(b.at(-i) ?? '0') + carry;
    out = String(sum % 10) + out;
    carry = Math.floor(sum / 10);
  }
  return carry > 0 ? String(carry) + out : out;
}

/** Rounds decimal text by looking at the fifth digit and counting up as at school. */
function slowRound(text: string): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const padded = fraction.padEnd(5, '0');
  const kept = whole + padded.slice(0, 4);
  const rounded = Number(padded[4]) >= 5 ? addDigits(kept, '1') : kept;
  const digits = rounded.replace(/^0+/, '').padStart(5, '0');
  const result = `${digits.slice(0, -4)}.${digits.slice(-4)}`;
  return negative && !/^0\.0000$/.test(result) ? `-${result}` : result;
}

describe('exact money', () => {
  it.each([
    ['29358677.2207', 293_586_772_207n],
    ['0', 0n],
    ['-0.0001', -1n],
    ['+3.5', 35_000n],
    ['7.00000000', 70_000n],
    ['00012.30', 123_000n],
  ])('reads %s', (text, expected) => {
    expect(parseMoney(text)).toBe(expected);
  });

  it.each(['', ' 1', '1 ', '1.', '.5', '1e5', '1,000.00', 'NaN', '--1', '0x10', '1.00001', '١'])(
    'refuses %j',
    (text) => {
      expect(() => parseMoney(text)).toThrow(RangeError);
    },
  );

  it('writes and reads back every amount', () => {
    fc.assert(fc.property(money, (m) => parseMoney(formatMoney(m)) === m));
  });

  it('rounds as pencil and paper do', () => {
    fc.assert(fc.property(decimalText, (t) => formatMoney(roundToMoney(t)) === slowRound(t)));
  });

  it('sums as pencil and paper do', () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: 0n, max: 10n ** 20n })), (amounts) => {
        const slow = amounts.reduce((total, m) => addDigits(total, m.toString()), '0');
        expect(sumMoney(amounts).toString()).toBe(slow.replace(/^0+(?=\d)/, ''));
      }),
    );
  });

  it('does not lose cents where doubles do', () => {
    const cents = Array.from({ length: 100_000 }, () => parseMoney('0.1'));
    expect(formatMoney(sumMoney(cents))).toBe('10000.0000');
    expect(cents.reduce((t) => t + 0.1, 0)).not.toBe(10_000);
  });

  it('orders amounts as their texts read', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(compareMoney(a, b)).toBe(-compareMoney(b, a) + 0);
        expect(compareMoney(a, b) === 0).toBe(formatMoney(a) === formatMoney(b));
      }),
    );
  });
});

describe('ratios', () => {
  it('rounds half away from zero on both sides', () => {
    expect([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(5n, -2n)]).toEqual([3n, -3n, -3n]);
    expect([divideRounded(7n, 3n), divideRounded(-7n, 3n), divideRounded(0n, -3n)]).toEqual([2n, -2n, 0n]);
  });

  it('is within half a last digit of the true quotient', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        fc.pre(b !== 0n);
        const q = ratio(a, b) ?? 0n;
        const error = 2n * (a * 10_000n - q * b);
        const abs = (x: bigint) => (x < 0n ? -x : x);
        expect(abs(error) <= abs(b)).toBe(true);
      }),
    );
  });

  it('has no ratio to zero', () => {
    expect(ratio(1n, 0n)).toBeNull();
    expect(percentOf(0n, 0n)).toBeNull();
    expect(() => divideRounded(1n, 0n)).toThrow(RangeError);
  });

  it('gives percent', () => {
    expect(percentOf(fromCount(1), fromCount(3))).toBe(parseMoney('33.3333'));
  });
});

describe('JSON numbers', () => {
  it.each([
    ['29358677.2207', 29_358_677.2207],
    ['2.00005', 2.0001],
    ['-2.00005', -2.0001],
    ['1.00004999', 1],
    ['-0.00004', 0],
  ])('%s becomes %d', (text, expected) => {
    expect(Object.is(toJsonNumber(text), expected)).toBe(true);
  });

  it('refuses counts that are not whole', () => {
    expect(() => fromCount(1.5)).toThrow(RangeError);
    expect(() => fromCount(2 ** 53)).toThrow(RangeError);
  });
});
