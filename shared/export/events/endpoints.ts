/** Exports that took longer than their request: their state and their file. */

import type { Endpoint } from '../../contract/endpoint.ts';
import { AppError } from '../../contract/errors.ts';
import type { exportFile, readExport } from '../../contract/platform/exports.ts';
import { exportBusinessEvents } from '../../contract/wwi/exports.ts';
import type { AuditedWork } from '../../runtime/audited.ts';
import type { Call, Work } from '../../runtime/endpoint.ts';
import { jsonAnswer } from '../../runtime/http/answer.ts';
import { storeDatabase } from '../../runtime/resources/database.ts';
import { type FileTask, findFileTask } from '../../store/file-tasks.ts';
import { describeFile, downloadFile } from '../http/task-file.ts';
import { exportedName } from './exported-name.ts';

export const readExportState: Work<typeof readExport> = async (call) => {
  const { id } = call.params;
  const { status, startedAt, files } = await findExport(call, id);
  const [file] = files;
  return jsonAnswer({
    exportId: id,
    status,
    at: startedAt,
    file: file === undefined ? null : await describeFile(call.container, file, `/api/exports/${id}/file`),
  });
};

export const downloadExport: AuditedWork<typeof exportFile> = async (call, act) => {
  const { id } = call.params;
  const { status, files } = await findExport(call, id);
  const [file] = files;
  if (status === 'running') throw new AppError('conflict', 'the export is still being made');
  if (file === undefined) throw new AppError('not_found', 'the export could not be made and has no file');
  await act.tell({ dataSha256: file.sha256, parameters: { id }, rowCount: file.rows, asOf: file.asOf });
  return downloadFile(call.container, file, { fileName: exportedName(file), signal: call.signal });
};

async function findExport(call: Pick<Call<Endpoint>, 'container' | 'signal'>, id: string): Promise<FileTask> {
  const task = await findFileTask(await call.container.get(storeDatabase), id, { signal: call.signal });
  if (task?.action !== exportBusinessEvents.id) throw new AppError('not_found', `there is no export ${id}`);
  return task;
}
