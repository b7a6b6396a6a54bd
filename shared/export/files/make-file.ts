/** One document as one file, in a span with its rows and bytes. */
import { trace } from '@opentelemetry/api';
import { failSpan } from '../../runtime/telemetry/failure.ts';
import type { ViewDocument } from '../document/document.ts';
import { type ExportFormat, writeDocument } from './formats.ts';
import type { Spool, Spooled } from './spool.ts';

const tracer = trace.getTracer('otel-bi.export');

export interface MadeFile extends Spooled {
  readonly rows: number;
  readonly dataSha256: string;
}

/** Leaves nothing behind when it fails. */
export async function makeFile(
  document: ViewDocument,
  format: ExportFormat,
  spool: Spool,
): Promise<MadeFile> {
  const { domain, view } = document.provenance;
  return inExportSpan({ domain, view, format }, async () => {
    try {
      await writeDocument(document, format, spool);
      const spooled = await spool.finish();
      const { rows } = document.table;
      return { ...spooled, rows: rows.count, dataSha256: rows.sha256() };
    } catch (error) {
      await spool.abort();
      throw error;
    }
  });
}

export interface ExportSpan {
  readonly domain: string;
  readonly view: string;
  readonly format: string;
}

/** Runs the making of a file in its span. */
export function inExportSpan<F extends { readonly rows: number; readonly bytes: number }>(
  { domain, view, format }: ExportSpan,
  work: () => Promise<F>,
): Promise<F> {
  const attributes = {
    'otel_bi.domain': domain,
    'otel_bi.export.view': view,
    'otel_bi.export.format': format,
  };
  return tracer.startActiveSpan(`export ${domain}/${view}`, { attributes }, async (span) => {
    try {
      const made = await work();
      span.setAttributes({ 'otel_bi.rows': made.rows, 'otel_bi.bytes': made.bytes });
      return made;
    } catch (error) {
      failSpan(span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}
