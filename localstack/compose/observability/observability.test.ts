import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { jobs } from '@otel-bi/shared/contract/jobs.ts';
import { openDatabase } from '@otel-bi/shared/store/pool.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { testEngines } from '../../postgres/test-server.ts';
import { alerts, ruleFile } from './alerts/index.ts';
import { deadlineHours } from './alerts/jobs.ts';
import { runbookSection } from './alerts/rule.ts';
import { dashboards } from './dashboards/index.ts';
import { observabilityFiles } from './files.ts';
import { type Emitted, emittedSeries } from './testing/emitted.ts';
import { readExpression } from './testing/promql-names.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Series of the stack's own parts, which their scrapes bring. */
const foreign: Emitted = new Map([['up', new Set(['job', 'instance'])]]);

interface Query {
  readonly expr?: string;
  readonly rawSql?: string;
}
const queries = Object.entries(dashboards).flatMap(([name, { panels = [] }]) =>
  panels.flatMap((panel) =>
    // Queries of all data sources; the SDK's common type has none of their fields.
    ('targets' in panel ? (panel.targets ?? []) : []).map((target) => ({
      where: `${name}: ${panel.title}`,
      ...(target as Query),
    })),
  ),
);
const expressions = [
  ...queries.flatMap(({ where, expr }) => (expr === undefined ? [] : [[where, expr] as const])),
  ...alerts.map(({ name, expr }) => [`alert ${name}`, expr] as const),
];

describe('dashboards and alerts', () => {
  let emitted: Emitted;
  beforeAll(async () => {
    emitted = new Map([...(await emittedSeries()), ...foreign]);
  });

  it.each(expressions)('%s reads what the product sends', (_, expr) => {
    const { matched, grouped } = readExpression(expr);
    expect([...matched.keys()].filter((name) => !emitted.has(name))).toEqual([]);
    const known = new Set([...matched.keys()].flatMap((name) => [...(emitted.get(name) ?? [])]));
    for (const [name, labels] of matched) {
      expect([name, ...[...labels].filter((label) => !emitted.get(name)?.has(label))]).toEqual([name]);
    }
    expect([...grouped].filter((label) => !known.has(label))).toEqual([]);
  });

  it('show every metric that the product sends', () => {
    const used = new Set(expressions.flatMap(([, expr]) => [...readExpression(expr).matched.keys()]));
    const base = (series: string) => series.replace(/_(bucket|sum|count)$/, '');
    const shown = new Set([...used].map(base));
    expect([...new Set([...emitted.keys()].map(base))].filter((name) => !shown.has(name))).toEqual([]);
  });

  it('lie beside and below each other, each with words that tell how to read it', () => {
    const overlaps = Object.entries(dashboards).flatMap(([name, { panels = [] }]) => {
      const taken = new Set<string>();
      return panels.flatMap((panel) => {
        const { title, gridPos } = panel;
        const description = 'description' in panel ? panel.description : undefined;
        expect(description, `${name}: ${title}`).toMatch(/\w{3}.*\.$/);
        const { x, y, w, h } = gridPos ?? { x: 0, y: 0, w: 0, h: 0 };
        const cells = Array.from(
          { length: w * h },
          (_, index) => `${x + (index % w)},${y + Math.floor(index / w)}`,
        );
        const isFree = w > 0 && x + w <= 24 && cells.every((cell) => !taken.has(cell));
        for (const cell of cells) taken.add(cell);
        return isFree ? [] : [`${name}: ${title}`];
      });
    });
    expect(overlaps).toEqual([]);
  });

  it('are the files that Grafana and Prometheus read: else run npm run docs', () => {
    for (const [path, text] of observabilityFiles()) expect(read(path)).toBe(text);
  });
});

describe('an alert', () => {
  it('has its section in the runbook', () => {
    const headings = [...read('docs/operations.md').matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    );
    expect(alerts.map(({ name }) => runbookSection(name)).filter((id) => !headings.includes(id))).toEqual([]);
  });

  it('waits for every job, for longer than the time between its runs', () => {
    const missing = alerts.filter(({ name }) => name === 'JobMissing');
    expect(missing.map(({ labels }) => labels?.job_id)).toEqual(jobs.map(({ id }) => id));
    expect(jobs.map(deadlineHours)).toEqual([26, 26, 26, 26, 3, 26, 3, 26]);
  });

  it('links to its section and says how bad it is', () => {
    for (const { annotations, labels } of ruleFile.groups.flatMap(({ rules }) => rules)) {
      expect(annotations.runbook_url).toMatch(/^http.*#alert-[a-z-]+$/);
      expect(labels.severity).toMatch(/^(critical|warning)$/);
    }
  });
});

const promtool = [process.env.PROMTOOL ?? '/usr/bin/promtool'].find((path) => existsSync(path));
const why = promtool === undefined ? ' (skipped: no promtool at PROMTOOL or /usr/bin/promtool)' : '';

describe.skipIf(promtool === undefined)(`Prometheus itself${why}`, () => {
  const run = (...args: string[]) =>
    execFileSync(promtool ?? '', args, {
      cwd: join(root, 'localstack/compose/prometheus'),
      encoding: 'utf8',
    });

  it('accepts the rules', () => {
    expect(run('check', 'rules', 'rules/otel-bi.yml')).toContain(`${alerts.length} rules found`);
  });

  it('lets each alert fire when it should and not else', () => {
    expect(run('test', 'rules', 'rules/otel-bi.test.yml')).toContain('SUCCESS');
  });
});

describe.each(testEngines)('the business dashboard on $name', (engine) => {
  it.skipIf(engine.missing !== undefined)('asks for what is in the store', async () => {
    const server = await engine.start();
    const database = openDatabase({ dsn: server.dsn }, server.options);
    try {
      for (const { where, rawSql } of queries) {
        if (rawSql === undefined) continue;
        const sql = rawSql.replaceAll(/\$__timeFilter\((\w+)\)/g, "$1 > now() - interval '7 days'");
        await expect(database.query(sql), where).resolves.toBeInstanceOf(Array);
      }
    } finally {
      await database.close();
      await server.close();
    }
  });
});
