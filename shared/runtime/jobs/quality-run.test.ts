import { describe, expect, it } from 'vitest';
import { dataQualityFailed, listedAtMost } from '../../contract/events.ts';
import type { CheckResult } from '../../quality/index.ts';
import { failureEvent } from './quality-run.ts';

const check = (
  name: string,
  status: CheckResult['status'],
  severity: CheckResult['severity'] = 'error',
): CheckResult => ({
  name,
  status,
  severity,
  kind: 'orphan_key',
  table: 'dbo.FactInternetSales',
  column: 'ProductKey',
  question: `${name}?`,
  failures: 3,
  threshold: 0,
  sample: ['1'],
  notes: [],
  metrics: [],
});

describe('the event of failed checks', () => {
  it('tells errors and warnings, and which of them are new', () => {
    const checks = [
      check('a', 'failed'),
      check('b', 'failed', 'warning'),
      check('c', 'failed', 'info'),
      check('d', 'passed'),
      check('e', 'unknown'),
    ];
    const before = {
      checks: [
        { name: 'a', status: 'failed' as const },
        { name: 'b', status: 'passed' as const },
      ],
      rowCounts: {},
    };
    const event = failureEvent(checks, before);
    expect(event?.total).toBe(2);
    expect(event?.checks.map(({ name, isNew }) => [name, isNew])).toEqual([
      ['a', false],
      ['b', true],
    ]);
    expect(dataQualityFailed.shape.checks.safeParse(event?.checks).error).toBeUndefined();
  });

  it('is none when nothing failed, and all is new in a first run', () => {
    expect(failureEvent([check('a', 'passed'), check('b', 'unknown')], undefined)).toBeUndefined();
    expect(failureEvent([check('a', 'failed')], undefined)?.checks[0]?.isNew).toBe(true);
  });

  it('lists so many at most, and says how many there are', () => {
    const many = Array.from({ length: 130 }, (_, index) => check(`check ${index}`, 'failed'));
    const event = failureEvent(many, undefined);
    expect([event?.total, event?.checks.length]).toEqual([130, listedAtMost]);
  });
});
