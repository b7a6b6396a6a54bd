/** A report that was asked for: its state, its files. Asking for one is `generate.ts`. */

import type * as z from 'zod/mini';
import type { Endpoint, Schema } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import { generateReport, type readReport } from '../../contract/platform/reports.ts';
import type { Act, AuditedWork } from '../../runtime/audited.ts';
import type { Container } from '../../runtime/container.ts';
import type { Call } from '../../runtime/endpoint.ts';
import { jsonAnswer } from '../../runtime/http/answer.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { type FileTask, findFileTask, type TaskFile } from '../../store/file-tasks.ts';
import { describeFile, downloadFile } from '../http/task-file.ts';

type ReportFormat = 'xlsx' | 'pdf';

/** Where the state of a report is, or one of its files. */
export function addressOf(id: string, format?: ReportFormat): string {
  return `/api/reports/${id}${format === undefined ? '' : `/${format}`}`;
}

/** The state of a report. @throws AppError `not_found` */
export const readState: AuditedWork<typeof readReport> = async (call, act) => {
  const { id } = call.params;
  const task = await findReport(call, id);
  const data = {
    reportId: id,
    status: task.status,
    at: task.startedAt,
    ...(await describeBoth(call.container, id, task)),
  };
  await act.tell({ data, parameters: { id }, rowCount: task.files.length, asOf: asOfOf(task) });
  return jsonAnswer(data);
};

type DownloadEndpoint = Endpoint<z.core.$ZodType<{ id: string }>, Schema>;

/** A function that gives a report's file. @throws AppError `not_found`, `conflict` while it is being made */
export function download(format: ReportFormat): AuditedWork<DownloadEndpoint> {
  return async (call: Call<DownloadEndpoint>, act: Act) => {
    const { id } = call.params;
    const task = await findReport(call, id);
    if (task.status === 'running') throw new AppError('conflict', 'the report is still being made');
    const file = fileOf(task, format);
    if (file === undefined) throw new AppError('not_found', 'the report could not be made and has no files');
    await act.tell({
      dataSha256: file.sha256,
      parameters: { id, format },
      rowCount: file.rows,
      asOf: file.asOf,
    });
    return downloadFile(call.container, file, call);
  };
}

async function findReport(call: Pick<Call<Endpoint>, 'container' | 'signal'>, id: string): Promise<FileTask> {
  const task = await findFileTask(await call.container.get(storeDatabase), id, { signal: call.signal });
  if (task?.action !== generateReport.id) throw new AppError('not_found', `there is no report ${id}`);
  return task;
}

function fileOf({ files }: FileTask, format: ReportFormat): TaskFile | undefined {
  return files.find((file) => file.format === format);
}

function asOfOf({ files }: FileTask): string | null {
  return files[0]?.asOf ?? null;
}

/** Both files as the API describes them; null for what is not made. */
export async function describeBoth(container: Container, id: string, task: FileTask) {
  const describe = async (format: ReportFormat) => {
    const file = fileOf(task, format);
    return file === undefined ? null : describeFile(container, file, addressOf(id, format));
  };
  return { xlsx: await describe('xlsx'), pdf: await describe('pdf') };
}
