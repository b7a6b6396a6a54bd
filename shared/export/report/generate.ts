/** Asking for a report: apart from what reads one, which puts no events. */
import type { generateReport } from '../../contract/platform/reports.ts';
import type { AuditedWork } from '../../runtime/audited.ts';
import { jsonAnswer } from '../../runtime/http/answer.ts';
import { requestFiles } from '../tasks/request.ts';
import { addressOf, describeBoth } from './endpoints.ts';

const WAIT_MS = 20_000;

/** 201 with both files, or 202 with the place to ask when it takes longer than 20 s. */
export const generate: AuditedWork<typeof generateReport> = async (call, act) => {
  const { id, task } = await requestFiles(call, act, { query: {}, waitMs: WAIT_MS });
  if (task.status === 'running') return jsonAnswer({ reportId: id, statusUrl: addressOf(id) }, {}, 202);
  return jsonAnswer({ reportId: id, ...(await describeBoth(call.container, id, task)) }, {}, 201);
};
