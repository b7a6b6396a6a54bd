import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SolutionsChecks } from './nag-checks.ts';
import { functionSuite } from './testing/functions.suite.ts';
import { permissionSuite } from './testing/permissions.suite.ts';
import { resourceSuite } from './testing/resources.suite.ts';
import { type Synthesised, synthesiseForTest } from './testing/synthesised.ts';

let synthesised: Synthesised;
beforeAll(async () => {
  synthesised = await synthesiseForTest();
}, 300_000);
afterAll(() => synthesised.close());

describe('permissions', () => permissionSuite(() => synthesised));
describe('functions', () => functionSuite(() => synthesised));
describe('resources', () => resourceSuite(() => synthesised));

describe('cdk-nag', () => {
  it('finds nothing without a reason', () => {
    const report = new SolutionsChecks(synthesised.app, { verbose: true }).validateScope(synthesised.app);
    expect(report.violations).toEqual([]);
  }, 120_000);
});
