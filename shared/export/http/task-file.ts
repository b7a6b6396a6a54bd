/** Files of tasks: as the API describes them, and as downloads. */
import { basename, extname } from 'node:path';
import { AppError } from '../../contract/errors.ts';
import type { Container } from '../../runtime/container.ts';
import type { TaskFile } from '../../store/file-tasks.ts';
import { contentTypes, type ExportFormat } from '../files/formats.ts';
import { INLINE_LIMIT } from '../files/spool.ts';
import { objectStore } from '../store/configured.ts';
import { inlineFile, linkedFile } from './file-answer.ts';

/** @param url an address that the caller can download with the token they have */
export async function describeFile(container: Container, { location, bytes, sha256 }: TaskFile, url: string) {
  return { path: (await objectStore(container)).locate(location), url, bytes, sha256 };
}

/** The file itself where it is small and lies in a directory, else a redirect to a short-lived link. */
export async function downloadFile(
  container: Container,
  file: TaskFile,
  { fileName = basename(file.location), signal }: { fileName?: string; signal: AbortSignal },
) {
  const store = await objectStore(container);
  const format = extname(file.location).slice(1);
  const type = {
    fileName,
    contentType: isFormat(format) ? contentTypes[format] : 'application/octet-stream',
  };
  const headers = { 'x-row-count': String(file.rows) };
  if (store.kind === 's3' || file.bytes > INLINE_LIMIT) {
    return linkedFile(await store.link(file.location, type), headers);
  }
  const content = await store.read(file.location, signal);
  if (content === null) throw new AppError('not_found', 'the file is no longer in the object store');
  return inlineFile(content, type, headers);
}

function isFormat(text: string): text is ExportFormat {
  return text in contentTypes;
}
