import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SolutionsChecks } from './nag-checks.ts';
import { costSuite } from './testing/cost.suite.ts';
import { findCycle } from './testing/cycle.ts';
import { deploymentSuite } from './testing/deployment.suite.ts';
import { functionSuite } from './testing/functions.suite.ts';
import { limitsSuite } from './testing/limits.suite.ts';
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
describe('docs/operations.md', () => costSuite(() => synthesised));
describe('a deployment', () => deploymentSuite(() => synthesised));
describe('limits of AWS', () => limitsSuite(() => synthesised));

describe('templates', () => {
  it('have no resources that wait for each other', () => {
    for (const [name, { Resources }] of synthesised.templates) {
      expect(findCycle({ ...(Resources as object) }), name).toEqual([]);
    }
  });

  it('are searched for such resources', () => {
    const a = { DependsOn: ['b'] };
    const b = { Properties: { Name: { 'Fn::Sub': ['x-$', '{c.Arn}'].join('') } } };
    const c = { Properties: { Arn: { 'Fn::GetAtt': ['a', 'Arn'] } } };
    expect(findCycle({ a, b, c })).toEqual(['a', 'b', 'c', 'a']);
    expect(findCycle({ a, b, c: {} })).toEqual([]);
  });
});

describe('cdk-nag', () => {
  it('finds nothing without a reason', () => {
    const report = new SolutionsChecks(synthesised.app, { verbose: true }).validateScope(synthesised.app);
    expect(report.violations).toEqual([]);
  });
});
