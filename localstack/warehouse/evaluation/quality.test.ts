/** The data-quality checks against generated warehouses: what was planted is found, and nothing else. */
import { checksOf } from '@otel-bi/shared/quality/index.ts';
import { describe, expect, it } from 'vitest';
import { warehouseTables } from '../schema/index.ts';
import { type QualityScore, scoreQuality } from './quality-score.ts';

const SEEDS = 50;
const CLEAN_SEEDS = 10;
/**
 * Parts of the real rows. At less than a fifth the internet channel has days without any customer, which
 * nothing tells from a missing day.
 */
const scale = { aw: 0.2, wwi: 0.05 } as const;
/** Warehouses made at once: while DuckDB writes one file, the rows of the next are made. */
const AT_ONCE = 3;

async function scores(count: number, clean: boolean): Promise<QualityScore[]> {
  const todo = Array.from({ length: count }, (_, index) => index + 1).flatMap((seed) =>
    (['aw', 'wwi'] as const).map((domain) => ({ domain, seed })),
  );
  const done: QualityScore[] = [];
  const work = async (): Promise<void> => {
    for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
      done.push(await scoreQuality(next.domain, { scale: scale[next.domain], seed: next.seed, clean }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return done;
}

function total(all: readonly QualityScore[], count: (score: QualityScore) => number): number {
  return all.reduce((sum, score) => sum + count(score), 0);
}

function report(all: readonly QualityScore[]): string {
  const planted = total(all, (score) => score.planted.size);
  const found = total(all, (score) => score.found.size);
  const right = total(
    all,
    ({ planted: keys, found: seen }) => [...seen].filter((key) => keys.has(key)).length,
  );
  const defects = total(all, (score) => score.defects);
  return [
    `${defects} defects in ${planted} places, ${found} findings:`,
    `recall ${(right / planted).toFixed(4)}, precision ${(right / found).toFixed(4)}`,
  ].join(' ');
}

describe('data-quality checks of generated warehouses', () => {
  it(`find every planted defect of ${SEEDS} seeds and nothing else`, { timeout: 600_000 }, async ({
    annotate,
  }) => {
    const all = await scores(SEEDS, false);
    await annotate(report(all));
    process.stdout.write(`data quality over ${SEEDS} seeds: ${report(all)}\n`);
    expect(all.flatMap(({ missedDefects }) => missedDefects)).toEqual([]);
    expect(all.flatMap(({ falseFindings }) => falseFindings)).toEqual([]);
    // Every kind of defect has been there, so that the test means something.
    const kinds = new Set(all.flatMap(({ planted }) => [...planted]).map((key) => key.split(',')[0]));
    expect([...kinds].sort()).toEqual([
      'date_gap',
      'duplicate',
      'freshness',
      'negative_amount',
      'null',
      'orphan_key',
      'range',
      'scd_overlap',
      'total_mismatch',
    ]);
  });

  it(`find nothing in the clean warehouses of ${CLEAN_SEEDS} seeds`, { timeout: 300_000 }, async () => {
    const all = await scores(CLEAN_SEEDS, true);
    expect(total(all, ({ defects }) => defects)).toBe(0);
    expect(all.flatMap(({ falseFindings }) => falseFindings)).toEqual([]);
  });
});

describe('the links of the facts', () => {
  /** Keys of the fact itself and of the load that brought it refer to no dimension. */
  const isLink = (table: string, column: string): boolean =>
    /Key$/.test(column) &&
    column !== 'Lineage Key' &&
    column !== `${table} Key` &&
    column !== 'SalesQuotaKey';

  it.each(['aw', 'wwi'] as const)('are all checked in %s', (domain) => {
    const links = warehouseTables[domain]
      .filter(({ schema, name }) => schema === 'Fact' || name.startsWith('Fact'))
      .flatMap((table) =>
        table.columns
          .filter(({ name }) => isLink(table.name, name))
          .map(({ name }) => `${table.schema}.${table.name}: ${name}`),
      );
    const checked = checksOf(domain)
      .filter(({ kind }) => kind === 'orphan_key')
      .map(({ table, column }) => `${table}: ${column}`);
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((link) => !checked.includes(link))).toEqual([]);
  });
});
