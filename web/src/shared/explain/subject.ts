/** A number that can be explained: what the side panel is told about it by the page that shows it. */

import type { salesKpis } from '@otel-bi/shared/contract/aw/sales.ts';
import type { MetaOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { scoreComponent } from '@otel-bi/shared/contract/envelope.ts';
import type * as z from 'zod/mini';
import type { Domain } from '../domain.ts';
import type { Unit } from '../format/format.ts';
import type { Saying } from '../said/text.ts';

/** What every analytics answer says about itself. */
type AnalyticsMeta = MetaOf<typeof salesKpis>;

/** One part of a score, as the API has it. */
export interface SubjectPart {
  readonly name: string;
  readonly label: string;
  /** 0 to 100, or null where it cannot be computed. */
  readonly value: number | null;
  /** Share of the score, 0 to 1. */
  readonly weight: number;
  readonly reason?: string | undefined;
  readonly said?: Saying['said'];
  /** The measure behind the value, drawn toward what is usual. */
  readonly drawn?: z.output<typeof scoreComponent>['drawn'];
}

export interface Subject {
  /** What the address calls it. */
  readonly id: string;
  readonly domain: Domain;
  /** Its key in the metric catalogue. */
  readonly metric: string;
  readonly label: string;
  readonly value: number | null;
  readonly unit: Unit;
  /** What the value counts, where the unit's own name does not tell. */
  readonly unitName?: string | undefined;
  /** What to read before the value. */
  readonly lead?: string | undefined;
  readonly previous?: number | null | undefined;
  readonly changePct?: number | null | undefined;
  readonly reason?: string | undefined;
  /** The reason sentence by sentence. */
  readonly said?: Saying['said'];
  /** Where the value is a sum of the metric over days: how many, from when to when. */
  readonly sumOf?: { readonly days: number; readonly from: string; readonly to: string } | undefined;
  /** Where the value is a score: what it is made of. */
  readonly parts?: readonly SubjectPart[] | undefined;
  /** Whether the value is a forecast, whose cents would mean nothing. */
  readonly isEstimate?: boolean | undefined;
  readonly meta: AnalyticsMeta;
  readonly request: string;
}
