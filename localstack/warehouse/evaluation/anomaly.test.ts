import { contributors } from '@otel-bi/shared/analytics/anomaly/contributors.ts';
import { detectAnomalies } from '@otel-bi/shared/analytics/anomaly/detect.ts';
import type { AnomalyFinding } from '@otel-bi/shared/analytics/anomaly/types.ts';
import { channelCoverage } from '@otel-bi/shared/analytics/coverage/coverage.ts';
import { describe, expect, it } from 'vitest';
import { type AwSales, type DailySales, generateAwSales, type ManifestAnomaly } from '../generate/index.ts';

const seeds = Array.from({ length: 50 }, (_, index) => index + 1);
const years = 3;

/** What the product does with a channel: cut the incomplete tail, then look for anomalies. */
function detect(daily: readonly DailySales[]): readonly AnomalyFinding[] {
  const days = daily.map(({ date, revenue, orders }) => ({ date, value: revenue, count: orders }));
  const through = channelCoverage(days).dailyThrough ?? '';
  return detectAnomalies(days.filter((day) => day.date <= through)).findings;
}

function meets(finding: AnomalyFinding, planted: ManifestAnomaly): boolean {
  return finding.from <= planted.to && finding.to >= planted.from && finding.direction === planted.direction;
}

function breakdownOf(daily: readonly DailySales[], dimension: 'territory' | 'category') {
  const parts = new Map<string, Map<string, number>>();
  for (const { date, cells } of daily) {
    for (const cell of cells) {
      const part = parts.get(cell[dimension]) ?? new Map<string, number>();
      part.set(date, (part.get(date) ?? 0) + cell.revenue);
      parts.set(cell[dimension], part);
    }
  }
  return Array.from(parts, ([value, days]) => ({
    dimension,
    value,
    daily: Array.from(days, ([date, revenue]) => ({ date, value: revenue })),
  }));
}

/** Whether the planted territory or category is first among the contributors of its dimension. */
function namesCause(sales: AwSales, finding: AnomalyFinding, planted: ManifestAnomaly): boolean {
  const [dimension, value] = Object.entries(planted.dimension ?? {})[0] ?? [];
  if (dimension !== 'territory' && dimension !== 'category') return false;
  const [ranked] = contributors(breakdownOf(sales.internetDaily, dimension), [finding]);
  return ranked?.[0]?.value === value;
}

describe('anomalies of the generated AdventureWorksDW over 50 seeds', () => {
  it('planted at four sigma and more are found with precision and recall of 0.9 at least, causes named', () => {
    const tally = { planted: 0, hit: 0, found: 0, right: 0, confined: 0, named: 0 };
    for (const seed of seeds) {
      const sales = generateAwSales({ scale: 1, seed, clean: false });
      for (const series of ['internet', 'reseller'] as const) {
        const findings = detect(series === 'internet' ? sales.internetDaily : sales.resellerDaily);
        const events = sales.manifest.anomalies.filter((anomaly) => anomaly.series === series);
        const strong = events.filter((anomaly) => Math.abs(anomaly.sigma) >= 4);
        tally.planted += strong.length;
        tally.hit += strong.filter((event) => findings.some((finding) => meets(finding, event))).length;
        // A finding of an event fainter than four sigma is right too, though it was not owed.
        tally.found += findings.length;
        tally.right += findings.filter((finding) => events.some((event) => meets(finding, event))).length;
        for (const event of strong.filter((candidate) => candidate.dimension !== undefined)) {
          const finding = findings.find((candidate) => meets(candidate, event));
          if (finding === undefined) continue;
          tally.confined += 1;
          if (namesCause(sales, finding, event)) tally.named += 1;
        }
      }
    }
    const percent = (part: number, whole: number): string =>
      `${((100 * part) / whole).toFixed(1)} % of ${whole}`;
    process.stdout.write(
      `anomalies over ${seeds.length} seeds: recall ${percent(tally.hit, tally.planted)}, precision ${percent(tally.right, tally.found)}, cause named ${percent(tally.named, tally.confined)}\n`,
    );
    expect(tally.planted).toBeGreaterThan(300);
    expect(tally.hit / tally.planted).toBeGreaterThanOrEqual(0.9);
    expect(tally.right / tally.found).toBeGreaterThanOrEqual(0.9);
    expect(tally.named / tally.confined).toBeGreaterThanOrEqual(0.9);
  });

  it('are at most one a year of data and channel when none was planted', () => {
    let most = 0;
    let found = 0;
    for (const seed of seeds) {
      const sales = generateAwSales({ scale: 1, seed, clean: true });
      const count = detect(sales.internetDaily).length + detect(sales.resellerDaily).length;
      most = Math.max(most, count);
      found += count;
    }
    process.stdout.write(`clean data: ${(found / (seeds.length * years)).toFixed(2)} findings a year\n`);
    expect(most / years).toBeLessThanOrEqual(1);
  });
});
