/** What a file says about itself, in words. */
import type { ReportingPeriod } from '../../contract/envelope.ts';
import { displayInstant } from './display.ts';
import { domainNames, type Provenance, rowCountText, type ViewDocument } from './document.ts';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

function periodText(period: ReportingPeriod | null): string {
  return period === null ? 'as of now' : `${period.from} to ${period.to} (${period.days} days)`;
}

/** Parameters with a value, as `name = value`. */
function parameterTexts({ parameters }: Pick<Provenance, 'parameters'>): string[] {
  return Object.entries(parameters).flatMap(([name, value]) =>
    value === null ? [] : [`${name} = ${value}`],
  );
}

/** What a reader must know before the numbers: scope, freshness, completeness. */
export function scopeFacts({ provenance, table }: Pick<ViewDocument, 'provenance' | 'table'>): Fact[] {
  const { domain, period, asOf } = provenance;
  return [
    { label: 'Warehouse', value: domainNames[domain] },
    ...(period === null ? [] : [{ label: 'Period', value: periodText(period) }]),
    { label: 'Data as of', value: asOf ?? 'no data' },
    { label: 'Parameters', value: parameterTexts(provenance).join(', ') || 'none' },
    { label: 'Rows', value: rowCountText(table) },
  ];
}

/** Where the numbers come from; to be asked for once the rows were read. */
export function provenanceFacts(document: ViewDocument): Fact[] {
  const { provenance, table, sideTables } = document;
  return [
    { label: 'View', value: `${provenance.domain}/${provenance.view}` },
    ...provenance.channels.map(({ channel, asOf, completeThrough }) => ({
      label: `Channel ${channel}`,
      value: `data to ${asOf ?? 'none'}, complete through ${completeThrough ?? 'none'}`,
    })),
    { label: 'Generated at', value: displayInstant(provenance.generatedAt) },
    { label: 'Trace id', value: provenance.traceId || 'none' },
    { label: 'Audit id', value: provenance.auditId },
    { label: 'SHA-256 of the data', value: table.rows.sha256() },
    ...(sideTables.length === 0 ? [] : [{ label: 'SHA-256 covers', value: `the rows of "${table.title}"` }]),
    { label: 'Queries', value: provenance.queries.join(', ') || 'none' },
  ];
}
