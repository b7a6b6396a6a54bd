import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import type { BreakdownAnswer } from './api/breakdown.ts';
import { contributorClause, findingOf } from './movers.ts';

const f = createFormatter('en-GB');

/** An answer with these members' revenue now and before. */
function answer(...members: readonly (readonly [string, number, number])[]): BreakdownAnswer {
  const sum = (index: 1 | 2) => members.reduce((total, member) => total + member[index], 0);
  const [revenue, previous] = [sum(1), sum(2)];
  const data = members.map(([name, now, before], index) => ({
    rank: index + 1,
    key: name,
    name,
    parent: null,
    revenue: now,
    previous: before,
    change: now - before,
    changePct: null,
    sharePct: null,
    shareOfChangePct: revenue === previous ? null : ((now - before) / (revenue - previous)) * 100,
    orders: 1,
  }));
  const total = { revenue, previous, change: revenue - previous, changePct: null };
  // Only the members and their total are looked at.
  return { data, meta: { total }, request: '' } as unknown as BreakdownAnswer;
}

describe('findingOf', () => {
  test.each([
    [
      'a fall, and who rose against it',
      answer(['North', 40_000, 100_000], ['South', 90_000, 70_000], ['East', 50_000, 60_000]),
      'North lost most: -$60,000; South gained most (+$20,000)',
    ],
    [
      'a fall that all took part in',
      answer(['North', 40_000, 100_000], ['South', 60_000, 100_000]),
      'North lost most: -$60,000, 60% of the fall; none gained',
    ],
    [
      'a rise, and who lost most',
      answer(['North', 150_000, 100_000], ['South', 195_000, 170_000], ['East', 40_000, 50_000]),
      'North gained most: +$50,000, 77% of the rise; East lost most (-$10,000)',
    ],
    ['one member alone', answer(['North', 150_000, 100_000]), 'All of it is North'],
    ['nothing before', answer(['North', 10, 0], ['South', 20, 0]), 'Nothing to compare with'],
    ['no change', answer(['North', 10, 10], ['South', 20, 20]), 'Nothing changed'],
  ])('%s', (_, given, words) => {
    expect(findingOf(given, en, f)).toBe(words);
  });
});

describe('contributorClause', () => {
  test('names who explains most of the change', () => {
    expect(contributorClause(answer(['North', 40, 100], ['South', 60, 100]), en, f)).toBe(
      'North explains 60% of it',
    );
    expect(contributorClause(answer(['North', 150, 100], ['South', 120, 100]), en, f)).toBe(
      'North explains 71% of it',
    );
  });

  test('says it in dollars where others moved the other way', () => {
    const given = answer(['North', 40_000, 100_000], ['South', 90_000, 70_000]);
    expect(contributorClause(given, en, f)).toBe('North alone moved by -$60,000, others the other way');
  });

  test('has nothing to say of one member, of no change, and of nothing before', () => {
    expect(contributorClause(answer(['North', 40, 100]), en, f)).toBeNull();
    expect(contributorClause(answer(['North', 40, 40], ['South', 9, 9]), en, f)).toBeNull();
  });
});
