import { readFileSync } from 'node:fs';
import { env } from '@otel-bi/shared/runtime/config/names.ts';
import { describe, expect, it } from 'vitest';
import { StageConfigError } from './error.ts';
import { notTaken, refuseMisplaced, settingNames } from './places.ts';
import { infrastructureSettings } from './schema.ts';
import { stageNames } from './stage.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Of `.env.example`, and those that are read and not in it. */
const settings = new Set<string>([
  ...[...read('.env.example').matchAll(/^#?([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name),
  ...Object.values(env).flat(),
]);

describe('every setting of the product', () => {
  const refused = notTaken.flatMap(({ names }) => names);

  it.each(['dev', 'prod'] as const)('is taken by %s, or there is a reason why not', (stage) => {
    const taken = new Set(settingNames(stage));
    // A stage of the emulator has an address where AWS has none.
    const known = [...taken, ...refused, 'AWS_ENDPOINT_URL'];
    expect([...settings].filter((name) => !known.includes(name))).toEqual([]);
    expect(refused.filter((name) => taken.has(name))).toEqual([]);
  });

  it('is not refused under a name that nothing reads', () => {
    expect(refused.filter((name) => !settings.has(name))).toEqual([]);
    expect(new Set(refused).size).toBe(refused.length);
  });
});

describe('a setting that a stage would pass over', () => {
  it.each(stageNames)('stops the synthesis of %s, with the reason', (stage) => {
    for (const { names, stages, reason } of notTaken) {
      for (const name of names) {
        const look = () => refuseMisplaced(stage, { [name]: 'x' });
        if (stages.includes(stage)) expect(look).toThrow(new StageConfigError(stage, name, reason));
        else expect(look).not.toThrow();
      }
    }
  });

  it.each([
    ['dev', 'AWS_ENDPOINT_URL', 'is for the stage local alone'],
    ['local', 'DOMAIN_NAME', 'is for dev and prod alone'],
    ['local', 'TRACING_XRAY', 'is for dev and prod alone'],
    ['prod', 'VITE_OTEL_COLLECTOR', 'is no setting'],
    ['dev', 'WAREHOUSE_CIDR', 'is no setting: infra/README.md lists them'],
    ['prod', 'FRONTEND_JWT_ISSUER', 'is no setting: infra/README.md lists them'],
  ] as const)('also stops %s at %s', (stage, name, sentence) => {
    expect(() => refuseMisplaced(stage, { [name]: 'x' })).toThrow(`stage ${stage}: ${name} ${sentence}`);
  });
});

it('a stage takes every setting that is its own, and what others set in their shells', () => {
  const given = [...settingNames('dev'), 'PATH', 'PORT', 'DATA_DIR', 'CI', 'WAREHOUSES', 'OIDC_TOKEN'];
  expect(() => refuseMisplaced('dev', Object.fromEntries(given.map((name) => [name, 'x'])))).not.toThrow();
});

/** The rows of the table of settings: their names, and the stages that take them. */
const rows = [...read('infra/README.md').matchAll(/^\| (`[A-Z].*?) \| ([a-z, ]+) \|/gm)].map(
  ([, names = '', stages = '']) => ({
    names: [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name),
    stages: stages === 'all' ? [...stageNames] : stages.split(', '),
  }),
);

it('infra/README.md lists the settings of the infrastructure, each with the stages that take it', () => {
  const listed = rows.flatMap(({ names }) => names);
  const own = Object.keys(infrastructureSettings.shape);
  expect(own.filter((name) => !listed.includes(name))).toEqual([]);
  for (const { names, stages } of rows) {
    for (const name of names) {
      expect(
        stageNames.filter((stage) => settingNames(stage).includes(name)),
        name,
      ).toEqual(own.includes(name) ? stages : [...stageNames]);
    }
  }
});
