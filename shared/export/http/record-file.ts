import type { Endpoint } from '../../contract/endpoint.ts';
import type { Act, Told } from '../../runtime/audited.ts';
import type { Call } from '../../runtime/endpoint.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { recordExport } from '../../runtime/telemetry/export-metrics.ts';
import { appendExport } from '../../store/exports.ts';
import type { ViewDocument } from '../document/document.ts';
import type { MadeFile } from '../files/make-file.ts';

/** What the trail keeps of an analysis that left as a file, besides what the file says itself. */
export type FileSource = Pick<Told, 'data' | 'dataStates' | 'model'>;

interface RecordedFile {
  readonly document: ViewDocument;
  readonly format: string;
  readonly file: MadeFile;
  readonly source: FileSource;
}

/**
 * The file's row in the export history and the act's row in the audit trail, both or neither.
 * @throws AppError `audit_unavailable`, `store_unavailable`: the file does not leave then
 */
export async function recordFile(
  { container, caller, signal }: Pick<Call<Endpoint>, 'container' | 'caller' | 'signal'>,
  act: Act,
  { document, format, file, source }: RecordedFile,
): Promise<void> {
  const { domain, view, asOf, parameters, queries, traceId } = document.provenance;
  const database = await container.get(storeDatabase);
  await database.transaction(
    async (transaction) => {
      const told = { ...source, rowCount: file.rows, asOf, queries, dataSha256: file.dataSha256 };
      await act.tell({ ...told, parameters: { ...parameters, format } }, transaction);
      await appendExport(transaction, {
        actor: caller.subject,
        domain,
        view,
        format,
        rows: file.rows,
        bytes: file.bytes,
        sha256: file.sha256,
        parameters,
        asOf,
        traceId: traceId === '' ? null : traceId,
        auditId: act.auditId,
        location: 'key' in file.content ? file.content.key : null,
      });
    },
    { signal },
  );
  recordExport({ domain, view, format, rows: file.rows, bytes: file.bytes });
}
