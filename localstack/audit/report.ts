/** A verification of the audit trail as an operator reads it. */
import type { TrailReport } from '@otel-bi/shared/runtime/audit-trail/verify.ts';
import type { Trail } from './trail.ts';

/** Follows the cursor to the end: one report of all calls. */
export async function wholeReport(trail: Pick<Trail, 'verify'>): Promise<TrailReport> {
  let { report, nextCursor } = await trail.verify(undefined);
  while (nextCursor !== null) {
    const next = await trail.verify(nextCursor);
    report = joined(report, next.report);
    nextCursor = next.nextCursor;
  }
  return report;
}

function joined(first: TrailReport, next: TrailReport): TrailReport {
  const problems = [...first.problems, ...next.problems];
  return {
    ...next,
    intact: first.intact && next.intact,
    rows: first.rows + next.rows,
    seals: first.seals + next.seals,
    sealedThrough: next.sealedThrough ?? first.sealedThrough,
    problemCount: first.problemCount + next.problemCount,
    problems,
    firstProblem: problems[0]?.message ?? null,
  };
}

/** Lines of text; the verdict is the last one. */
export function reportLines(report: TrailReport): string[] {
  const { vault, unsealedRows, unsealedSince, windowSeconds } = report;
  const kept =
    vault === null
      ? 'no vault is configured: who can write to the database could replace rows and seals together'
      : `vault ${vault.place}, newest seal ${vault.newestSeal}`;
  const open =
    unsealedSince === null
      ? 'every row is sealed'
      : `${unsealedRows} rows since ${unsealedSince} have no seal yet: a change within ${windowSeconds} s of writing can go unseen`;
  const more = report.problemCount - report.problems.length;
  return [
    `${report.rows} rows and ${report.seals} seals checked; ${kept}`,
    open,
    ...(report.overdue ? ['WARNING rows have waited too long for a seal: does the sealer run?'] : []),
    ...report.problems.map(({ message }) => `WRONG ${message}`),
    ...(more > 0 ? [`... and ${more} more`] : []),
    report.intact ? 'INTACT' : `BROKEN first: ${report.firstProblem}`,
  ];
}
