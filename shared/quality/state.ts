/** State of every check as of the newest run. */
import * as z from 'zod/mini';
import { type CheckState, checkState } from '../contract/platform/data-quality.ts';
import { reasonOf, say } from '../words/say.ts';
import type { DescribedCheck } from './described.ts';

/** A run as the job history keeps it. */
export interface StoredRun {
  /** What the job stored: `{checks: CheckResult[], ...}`. */
  readonly result: unknown;
  /** ISO 8601 UTC. */
  readonly finishedAt: string | null;
}

const stored = z.object({
  checks: z.array(
    z.pick(checkState, {
      name: true,
      status: true,
      failures: true,
      threshold: true,
      sample: true,
      names: true,
      notes: true,
      said: true,
    }),
  ),
});

/**
 * The state of every check that there is now. One that the run did not know, and each before the first run,
 * is `unknown`.
 * @throws ZodError when the stored result is none of a data-quality run
 */
export function statesOf(checks: readonly DescribedCheck[], run: StoredRun | undefined): CheckState[] {
  const answers = run ? z.parse(stored, run.result).checks : [];
  const byName = new Map(answers.map((answer) => [answer.name, answer]));
  return checks.map((check) => {
    const head = { ...check, metrics: [...check.metrics] };
    const answer = byName.get(check.name);
    if (answer) return { ...head, ...answer, checkedAt: run?.finishedAt ?? null };
    const why = reasonOf([say(run ? 'quality_unknown_check' : 'quality_no_run')]);
    const notes = [why.reason];
    return { ...head, status: 'unknown', checkedAt: null, failures: null, sample: [], notes, said: why.said };
  });
}
