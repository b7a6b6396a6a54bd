import type { ViewDocument } from '../document/document.ts';

/** A full report as both files tell it. */
export interface Report {
  readonly id: string;
  /** ISO 8601 UTC. */
  readonly generatedAt: string;
  readonly traceId: string;
  readonly documents: readonly ViewDocument[];
}

export const reportTitle = 'OTel BI report';

/** As-of date of a warehouse: the newest of its views. */
export function asOfOf({ documents }: Report, domain: 'aw' | 'wwi'): string | null {
  const dates = documents.flatMap(({ provenance }) =>
    provenance.domain === domain && provenance.asOf !== null && provenance.view !== 'business-events'
      ? [provenance.asOf]
      : [],
  );
  return dates.sort().at(-1) ?? null;
}

/** `AW Sales history`: sheets of both warehouses stand in one workbook. */
export function sheetName({ provenance }: ViewDocument, name: string): string {
  return `${provenance.domain.toUpperCase()} ${name}`;
}
