import { describe, expect, it } from 'vitest';
import type { DailyPoint } from '../series/daily.ts';
import { simulateDaily } from '../series/simulate.ts';
import { type BreakdownSeries, contributors } from './contributors.ts';
import { detectAnomalies } from './detect.ts';

const shares = { North: 0.5, South: 0.3, West: 0.2 } as const;

function breakdown(broken: keyof typeof shares, index: number): BreakdownSeries[] {
  return Object.entries(shares).map(([value, share], seed) => ({
    dimension: 'territory',
    value,
    daily: simulateDaily(seed + 1, { days: 500, level: 10_000 * share, noise: 0.1 }).map((point, day) =>
      value === broken && day >= index && day < index + 2 ? { ...point, value: 0 } : point,
    ),
  }));
}

function whole(parts: readonly BreakdownSeries[]): DailyPoint[] {
  return (parts[0]?.daily ?? []).map(({ date }, day) => ({
    date,
    value: parts.reduce((sum, part) => sum + (part.daily[day]?.value ?? 0), 0),
  }));
}

describe('contributors', () => {
  const parts = breakdown('South', 300);
  const { findings } = detectAnomalies(whole(parts));
  const [ranked = []] = contributors(parts, findings);

  it('name the part that failed first, with nearly all of the deviation', () => {
    expect(findings).toHaveLength(1);
    expect(ranked[0]).toMatchObject({ dimension: 'territory', value: 'South', actual: 0 });
    expect(ranked[0]?.sharePct).toBeGreaterThan(80);
    expect((ranked[0]?.expected ?? 0) / 6000).toBeCloseTo(1, 0);
  });

  it('of one dimension add up to the finding', () => {
    const [finding] = findings;
    const sum = (pick: (part: (typeof ranked)[number]) => number): number =>
      ranked.reduce((total, part) => total + pick(part), 0);
    expect(sum((part) => part.delta)).toBeCloseTo((finding?.value ?? 0) - (finding?.expected ?? 0), 4);
    expect(sum((part) => part.sharePct)).toBeCloseTo(100, 6);
    expect(sum((part) => part.actual)).toBeCloseTo(finding?.value ?? 0, 4);
  });

  it('of a rise are ranked by rise, across dimensions, up to a limit', () => {
    const raised = parts.map((part) => ({
      ...part,
      daily: part.daily.map((point, day) =>
        part.value === 'West' && day === 400 ? { ...point, value: 9000 } : point,
      ),
    }));
    const channels = [{ dimension: 'channel', value: 'internet', daily: whole(raised) }];
    const found = detectAnomalies(whole(raised)).findings;
    const lists = contributors([...raised, ...channels], found, { limit: 2 });
    expect(found.map((finding) => finding.direction)).toEqual(['down', 'up']);
    expect(lists[1]?.map((part) => part.value).sort()).toEqual(['West', 'internet']);
  });
});
