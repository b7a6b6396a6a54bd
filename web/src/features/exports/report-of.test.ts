import { expect, test } from 'vitest';
import { reportOf } from './report-of.ts';

test('both files of a report lead to it, any other file to none', () => {
  expect(reportOf({ view: 'full-report', auditId: 'a' })).toBe('a');
  expect(reportOf({ view: 'sales-history', auditId: 'a' })).toBeNull();
});
