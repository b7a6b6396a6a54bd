import { expect, test } from 'vitest';
import { joined, type Verification } from './api/audit.ts';

const part = (more: Partial<Verification>): Verification => ({
  intact: true,
  complete: false,
  rows: 10,
  seals: 1,
  sealedThrough: 10,
  unsealedRows: 0,
  unsealedSince: null,
  windowSeconds: 180,
  overdue: false,
  vault: null,
  problemCount: 0,
  problems: [],
  firstProblem: null,
  ...more,
});

test('a verification in several calls counts them together and ends as the last one says', () => {
  const whole = joined(joined(null, part({})), part({ rows: 5, complete: true, unsealedRows: 2 }));
  expect(whole).toMatchObject({ intact: true, complete: true, rows: 15, seals: 2, unsealedRows: 2 });
});

test('a problem in any part stays, and the first one is named', () => {
  const problem = { kind: 'row_changed', message: 'row 3', seal: 1, seq: 3, auditId: null } as const;
  const bad = part({ intact: false, problemCount: 1, problems: [problem], firstProblem: 'row 3' });
  const whole = joined(joined(joined(null, part({})), bad), part({ complete: true }));
  expect(whole).toMatchObject({ intact: false, problemCount: 1, firstProblem: 'row 3' });
  expect(whole.problems).toEqual([problem]);
});
