import { describe, expect, it } from 'vitest';
import { comparisonNotices } from './reporting-period.ts';

describe('the comparison with the period before', () => {
  const period = { from: '2013-05-11', to: '2013-05-20' };

  it('is like for like where the data reach back to its first day', () => {
    expect(comparisonNotices(period, '2013-05-01')).toEqual([]);
  });

  it('is said not to be where they begin within it', () => {
    expect(comparisonNotices(period, '2013-05-02')).toMatchObject([
      { code: 'before_data', message: expect.stringContaining('2013-05-01 to 2013-05-10') },
    ]);
  });

  it('is not spoken of where there is nothing before: the change itself is null with a reason', () => {
    expect(comparisonNotices(period, '2013-05-11')).toEqual([]);
  });
});
