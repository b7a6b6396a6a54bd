import { describe, expect, it } from 'vitest';
import { realInternetDays, realRowsMissing } from '../series/real-rows.ts';
import { detectAnomalies } from './detect.ts';

describe.skipIf(realRowsMissing !== null)(`real internet sales ${realRowsMissing ?? ''}`, () => {
  it('have only days without any sale as anomalies while they are complete', () => {
    const { findings, points } = detectAnomalies(
      realInternetDays().filter((day) => day.date <= '2013-12-28'),
    );
    expect(findings.length).toBeLessThanOrEqual(6);
    expect(points.map((point) => point.date)).toContain('2012-02-29');
    expect(points.every((point) => point.value === 0 && point.direction === 'down')).toBe(true);
  });

  it('show the last three days of 2013, on which no bike was booked, as one run', () => {
    const { findings } = detectAnomalies(realInternetDays().filter((day) => day.date <= '2013-12-31'));
    expect(findings.at(-1)).toMatchObject({
      from: '2013-12-29',
      to: '2013-12-31',
      kind: 'run',
      direction: 'down',
    });
  });
});
