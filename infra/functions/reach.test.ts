import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type DeployedFunction, deployedFunctions } from './catalog.ts';
import { doors, type Resource } from './reach.ts';

describe('what functions reach', () => {
  let functions: readonly DeployedFunction[];
  beforeAll(async () => {
    functions = await deployedFunctions();
  });
  const reaching = (resource: Resource) =>
    functions.filter(({ resources }) => resources.has(resource)).map(({ id }) => id);

  it.each(Object.entries(doors))('finds the way to %s', (resource, door) => {
    const root = fileURLToPath(new URL('../..', import.meta.url));
    expect(existsSync(`${root}${door}`)).toBe(true);
    const found = reaching(resource as Resource).length;
    expect(found).toBeGreaterThan(1);
    expect(found).toBeLessThan(functions.length);
  });

  it('tells a function that only reads the store from one that queries a warehouse', () => {
    expect(reaching('store')).toContain('aw.records.forecasts');
    expect(reaching('warehouse')).not.toContain('aw.records.forecasts');
    expect(reaching('warehouse')).toContain('aw.sales.kpis');
  });
});
