import { describe, expect, it } from 'vitest';
import { realInternetDays, realRowsMissing } from '../series/real-rows.ts';
import { channelCoverage } from './coverage.ts';

describe.skipIf(realRowsMissing !== null)(`real internet sales ${realRowsMissing ?? ''}`, () => {
  it('are complete through December 2013; bikes stop on the 29th and January holds accessories only', () => {
    const coverage = channelCoverage(realInternetDays());
    expect(coverage).toMatchObject({
      asOf: '2014-01-28',
      completeThrough: '2013-12-31',
      dailyThrough: '2013-12-28',
      tail: { from: '2014-01-01', to: '2014-01-28' },
    });
    expect(coverage.tail?.observed).toBeCloseTo(45_694.72, 2);
    expect(coverage.tail?.expected).toBeGreaterThan(1_500_000);
  });

  it('are never called incomplete at any earlier date on which the load might have ended', () => {
    const days = realInternetDays().filter((day) => day.date <= '2013-12-28');
    const wrong = days.filter((_, cut) => cut > 60 && channelCoverage(days.slice(0, cut)).tail !== null);
    expect(wrong).toEqual([]);
  });
});
