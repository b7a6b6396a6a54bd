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
import { recordFile } from './record-file.ts';

/** An endpoint that takes its screen's parameters and a format. */
export type ExportEndpoint<Q> = Endpoint<Schema, z.core.$ZodType<Q & { format: ExportFormat }>>;

export function viewExport<Q, R, M extends ViewMeta>(
  route: ExportEndpoint<Q>,
  view: (context: ViewContext, query: Q) => Promise<ViewResult<R[], M>>,
  shown: ExportedView<R, M>,
): HttpFunction {
  return audited(route, async (call, act) => {
    const answer = await analyse(
      call,
      (context) => view(context, call.query),
      ({ data }) => data.length,
    );
    const ids = { generatedAt: new Date().toISOString(), traceId: activeTraceId(), auditId: act.auditId };
    return answerDocument(call, act, viewDocument(shown, answer, ids), call.query.format);
  });
}

type FileCall = Pick<Call<Endpoint>, 'container' | 'caller' | 'signal'>;

/** Makes the file, records it, and only then answers it. */
export async function answerDocument(call: FileCall, act: Act, document: ViewDocument, format: ExportFormat) {
  const type = { contentType: contentTypes[format], fileName: fileName(document.provenance, format) };
  const store = () => objectStore(call.container);
  const key = `staged/${act.auditId}.${format}`;
  const spool = createSpool({ store, key, type, signal: call.signal });
  const file = await makeFile(document, format, spool);
  await recordFile(call, act, { document, format, file });
  const { rows } = document.table;
  const facts = { rows: rows.count, available: rows.available, auditId: act.auditId };
  return madeFileAnswer(file, type, facts, store);
}
