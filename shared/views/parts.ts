/** Members of a breakdown as the queries of both warehouses answer them. */
import { type Part, type PartInput, type PartsTotal, rankParts } from '../analytics/breakdown/parts.ts';
import { parseMoney } from '../analytics/money/decimal.ts';
import type { Said } from '../words/say.ts';
import type { ViewMeta, ViewResult } from './view.ts';

/** What stands for sales whose member of the dimension is not known. */
export const unknownMember = 'Unknown';

/** One member's sums: decimal text in USD, and how many of its lines have an amount. */
interface PartSums {
  /** Empty where the member belongs to nothing, or to what is not known. */
  readonly parent: string;
  readonly revenue: string;
  readonly revenue_rows: number;
  readonly line_rows: number;
  readonly before_revenue: string;
  readonly before_revenue_rows: number;
  readonly before_line_rows: number;
}

/** Says why a sum is not known: amounts not loaded, of how many lines. */
type NotLoaded = (lacking: number, lines: number) => Said;

/** A sum over some lines is not the number that its label promises. */
export function partSums(
  row: PartSums,
  notLoaded: NotLoaded,
): Pick<PartInput, 'parent' | 'revenue' | 'previous'> {
  const measure = (sum: string, known: number, lines: number) =>
    known === lines ? parseMoney(sum) : { missing: notLoaded(lines - known, lines) };
  return {
    parent: row.parent === '' ? null : row.parent,
    revenue: measure(row.revenue, row.revenue_rows, row.line_rows),
    previous: measure(row.before_revenue, row.before_revenue_rows, row.before_line_rows),
  };
}

interface Ranking {
  readonly inputs: readonly PartInput[];
  /** How many of the members are shown; without it all. */
  readonly topN: number | undefined;
  /** What was asked beside period and filters. */
  readonly asked: ViewMeta['parameters'];
  readonly meta: ViewMeta;
}

/** The members ranked, beside the total of all of them. */
export function rankedAnswer({
  inputs,
  topN,
  asked,
  meta,
}: Ranking): ViewResult<Part[], ViewMeta & { readonly total: PartsTotal }> {
  const { parts, total } = rankParts(inputs);
  return {
    data: parts.slice(0, topN),
    meta: { ...meta, parameters: { ...asked, ...meta.parameters }, totalRows: parts.length, total },
  };
}
