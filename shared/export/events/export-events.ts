/** `GET /wwi/export/business-events`: short ones within the request, long ones by the file worker. */

import type { exportBusinessEvents } from '../../contract/wwi/exports.ts';
import type { AuditedWork } from '../../runtime/audited.ts';
import { jsonAnswer } from '../../runtime/http/answer.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { activeTraceId } from '../../runtime/telemetry/request-span.ts';
import { eventsOverview } from '../../store/event-stream.ts';
import type { ExportFormat } from '../files/formats.ts';
import { downloadFile } from '../http/task-file.ts';
import { answerDocument } from '../http/view-export.ts';
import { requestFiles } from '../tasks/request.ts';
import { eventsDocument, eventsLimit } from './events-document.ts';
import { exportedName } from './exported-name.ts';

/** About 3 s of writing. */
const LONG_FROM_ROWS = 150_000;
/** An HTTP API ends a request at 30 s. */
const WAIT_MS = 25_000;

export const exportEvents: AuditedWork<typeof exportBusinessEvents> = async (call, act) => {
  const { format, urgency } = call.query;
  const database = await call.container.get(storeDatabase);
  const overview = await eventsOverview(database, { signal: call.signal, urgency });
  if (isLong(overview.count, format)) return answerLongExport(call, act);
  const ids = { generatedAt: new Date().toISOString(), traceId: activeTraceId(), auditId: act.auditId };
  const source = { database, overview, ids, signal: call.signal, urgency, limit: eventsLimit(format) };
  return answerDocument(call, act, { document: await eventsDocument(source), format });
};

function isLong(count: number, format: ExportFormat): boolean {
  return Math.min(count, eventsLimit(format) ?? count) > LONG_FROM_ROWS;
}

/** 303 to the file when it is ready in time, else 202 with a place to ask. */
const answerLongExport: AuditedWork<typeof exportBusinessEvents> = async (call, act) => {
  const { format, urgency } = call.query;
  const query = { format, ...(urgency === undefined ? {} : { urgency }) };
  const { id, task } = await requestFiles(call, act, { query, waitMs: WAIT_MS });
  const statusUrl = `/api/exports/${id}`;
  const [file] = task.files;
  if (file === undefined) return jsonAnswer({ exportId: id, statusUrl }, {}, 202);
  const answer = await downloadFile(call.container, file, {
    fileName: exportedName(file),
    signal: call.signal,
  });
  return { ...answer, headers: { ...answer.headers, 'x-audit-id': id } };
};
