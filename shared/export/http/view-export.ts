/** What wraps every export function of a view: the view's own answer as a file, audited and recorded. */
import type * as z from 'zod/mini';
import type { Endpoint, Schema } from '../../contract/endpoint.ts';
import { analyse } from '../../runtime/analytics.ts';
import { type Act, audited } from '../../runtime/audited.ts';
import type { Call, HttpFunction } from '../../runtime/endpoint.ts';
import { activeTraceId } from '../../runtime/telemetry/request-span.ts';
import type { ViewContext, ViewMeta, ViewResult } from '../../views/view.ts';
import { viewDocument } from '../document/build.ts';
import type { ViewDocument } from '../document/document.ts';
import { fileName } from '../document/file-name.ts';
import { contentTypes, type ExportFormat } from '../files/formats.ts';
import { makeFile } from '../files/make-file.ts';
import { createSpool } from '../files/spool.ts';
import { objectStore } from '../store/configured.ts';
import type { ExportedView } from '../views/presentation.ts';
import { madeFileAnswer } from './file-answer.ts';
import { type FileSource, recordFile } from './record-file.ts';

/** An endpoint that takes its screen's parameters and a format. */
export type ExportEndpoint<Q> = Endpoint<Schema, z.core.$ZodType<Q & { format: ExportFormat }>>;

export function viewExport<Q, R, M extends ViewMeta>(
  route: ExportEndpoint<Q>,
  view: (context: ViewContext, query: Q) => Promise<ViewResult<R[], M>>,
  shown: ExportedView<R, M>,
): HttpFunction {
  return audited(route, async (call, act) => {
    const { answer, dataState } = await analyse(
      call,
      (context) => view(context, call.query),
      ({ data }) => data.length,
    );
    const ids = { generatedAt: new Date().toISOString(), traceId: activeTraceId(), auditId: act.auditId };
    const { data, meta } = answer;
    const source = { data, dataStates: [dataState], model: meta.model ?? null };
    return answerDocument(call, act, {
      document: viewDocument(shown, answer, ids),
      format: call.query.format,
      source,
    });
  });
}

type FileCall = Pick<Call<Endpoint>, 'container' | 'caller' | 'signal'>;

interface AnsweredDocument {
  readonly document: ViewDocument;
  readonly format: ExportFormat;
  /** Absent where the rows come from the store. */
  readonly source?: FileSource;
}

/** Makes the file, records it, and only then answers it. */
export async function answerDocument(
  call: FileCall,
  act: Act,
  { document, format, source = {} }: AnsweredDocument,
) {
  const type = { contentType: contentTypes[format], fileName: fileName(document.provenance, format) };
  const store = () => objectStore(call.container);
  const key = `staged/${act.auditId}.${format}`;
  const spool = createSpool({ store, key, type, signal: call.signal });
  const file = await makeFile(document, format, spool);
  await recordFile(call, act, { document, format, file, source });
  const { rows } = document.table;
  const facts = { rows: rows.count, available: rows.available, auditId: act.auditId };
  return madeFileAnswer(file, type, facts, store);
}
