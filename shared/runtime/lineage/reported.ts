/** What the trail keeps of a report: each analysis with its parameters and its hash, the smaller ones whole. */
import * as z from 'zod/mini';
import type { ViewMeta } from '../../views/view.ts';
import { hashOfResult, numbersOf } from './result.ts';

/** An analysis behind a section. */
export interface ReportedAnswer {
  /** Id of the endpoint that shows it. */
  readonly screen: string;
  readonly data: readonly unknown[];
  readonly meta: Pick<ViewMeta, 'asOf' | 'parameters' | 'model' | 'aggregates'>;
}

export const reportedView = z.object({
  screen: z.string(),
  parameters: z.record(z.string(), z.unknown()),
  asOf: z.nullable(z.string()),
  model: z.nullable(z.string()),
  rows: z.int(),
  /** SHA-256 of its numbers as JSON: the rows, and sums where there are such besides. */
  sha256: z.string(),
  /** The numbers themselves; absent where the report had too many in all. */
  data: z.optional(z.unknown()),
});
export type ReportedView = z.output<typeof reportedView>;

export const reportedContent = z.object({ views: z.array(reportedView) });

/** Bytes of JSON of all rows that are kept: as gzip they stay below what the trail takes. */
const KEPT_BYTES = 360 * 1024;

/** In the report's order; the smallest keep their rows first. */
export function reportedViews(answers: readonly ReportedAnswer[]): z.output<typeof reportedContent> {
  const sized = answers.map((answer) => ({ answer, bytes: JSON.stringify(numbersOf(answer)).length }));
  let left = KEPT_BYTES;
  const kept = new Set<ReportedAnswer>();
  for (const { answer, bytes } of sized.toSorted((a, b) => a.bytes - b.bytes)) {
    left -= bytes;
    if (left >= 0) kept.add(answer);
  }
  return { views: answers.map((answer) => recordOf(answer, kept.has(answer))) };
}

function recordOf(answer: ReportedAnswer, isKept: boolean): ReportedView {
  const { screen, data, meta } = answer;
  const numbers = numbersOf(answer);
  const { asOf, parameters, model } = meta;
  const record = { screen, parameters, asOf, model: model ?? null, rows: data.length };
  return { ...record, sha256: hashOfResult(numbers), ...(isKept ? { data: numbers } : {}) };
}
