import { expect, test } from 'vitest';
import { joined, type Verification } from './api/audit.ts';
import { auditIdIn } from './audit-id.ts';

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

test('an audit id is known by its form, as it may be pasted; a part of one or another text is not', () => {
  const id = '01a201e7-eaf6-752e-b850-a5e5b08a3215';
  expect(auditIdIn(id)).toBe(id);
  expect(auditIdIn(` ${id.toUpperCase()}\n`)).toBe(id);
  expect(auditIdIn(id.slice(0, -1))).toBeUndefined();
  expect(auditIdIn('wwi.stock.recommendations')).toBeUndefined();
});
