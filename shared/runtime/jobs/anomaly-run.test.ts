import { describe, expect, it } from 'vitest';
import { listedAtMost } from '../../contract/events.ts';
import { anomalyEvent, anomalyWindow } from './anomaly-run.ts';

const finding = (date: string, channel = 'internet') => ({
  date,
  to: date,
  channel,
  revenue: 10,
  expected: 5,
  lower: 4,
  upper: 6,
  score: 6,
  direction: 'up' as const,
  contributors: [],
});

describe('a run of the anomaly job', () => {
  it('says only what the run before did not have', () => {
    const before = [{ date: '2013-12-01', to: '2013-12-01', channel: 'internet', direction: 'up' as const }];
    const found = [finding('2013-12-01'), finding('2013-12-01', 'reseller'), finding('2013-12-02')];
    const event = anomalyEvent(found, before, '2014-01-28');
    expect(event?.total).toBe(2);
    expect(event?.anomalies.map(({ date, channel }) => `${date} ${channel}`)).toEqual([
      '2013-12-01 reseller',
      '2013-12-02 internet',
    ]);
    expect(anomalyEvent(found.slice(0, 1), before, null)).toBeUndefined();
  });

  it('lists so many at most, and says how many there are', () => {
    const many = Array.from({ length: 250 }, (_, index) => finding(`2013-12-01`, `channel ${index}`));
    const event = anomalyEvent(many, [], null);
    expect(event?.total).toBe(250);
    expect(event?.anomalies).toHaveLength(listedAtMost);
  });

  it('covers the last days of every channel with data', () => {
    const channel = (name: string, completeThrough: string | null) => ({
      channel: name,
      asOf: completeThrough,
      completeThrough,
      tail: null,
    });
    const channels = [channel('internet', '2014-01-28'), channel('reseller', '2013-11-30')];
    expect(anomalyWindow(channels, 30)).toEqual({ windowFrom: '2013-11-01', windowTo: '2014-01-28' });
    expect(anomalyWindow([channel('internet', null)], 30)).toBeNull();
    expect(anomalyWindow([], 30)).toBeNull();
  });
});
