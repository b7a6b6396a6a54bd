/** Files of the API, brought to the reader's own disk. */
import type { DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type { readExport } from '@otel-bi/shared/contract/platform/exports.ts';
import type { ApiClient, PathParameters, QueryParameters } from '../../../shared/api/client.ts';
import { ApiError } from '../../../shared/api/error.ts';
import type { EndpointId, ExportId } from '../../../shared/api/paths.ts';

const POLL_MS = 1500;

/** The name that an answer gives its file; RFC 6266 puts the exact one in `filename*`. */
export function nameOf(disposition: string | null): string | null {
  if (disposition === null) return null;
  const exact = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (exact !== undefined) return decodeURIComponent(exact);
  return /filename="([^"]+)"/i.exec(disposition)?.[1] ?? null;
}

/** Gives a file to the browser's own download. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = name;
  anchor.click();
  // The browser reads the address after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What was downloaded, to be told to the reader. */
export interface Downloaded {
  readonly name: string;
  readonly bytes: number;
  /** As the API counts: `227`, or `10000 of 10005` where the format holds less. Null where it does not say. */
  readonly rows: string | null;
}

async function saveAnswer(response: Response, fallbackName: string): Promise<Downloaded> {
  const { headers } = response;
  const name = nameOf(headers.get('content-disposition')) ?? fallbackName;
  const content = await response.blob();
  saveFile(content, name);
  return { name, bytes: content.size, rows: headers.get('x-row-count') };
}

const pause = (signal: AbortSignal) =>
  new Promise<void>((resolve, reject) => {
    const timer = setTimeout(resolve, POLL_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });

/** Waits for a file that takes longer than a request. @throws ApiError `export_failed` */
async function whenMade(api: ApiClient, id: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { data } = await api.get<typeof readExport>('platform.exports.read', {}, signal, { id });
    if (data.status === 'succeeded') return;
    if (data.status === 'failed') {
      throw new ApiError({ code: 'export_failed', status: 0, detail: 'the file could not be made' });
    }
    await pause(signal);
  }
}

/**
 * Downloads a view as a file.
 * @param onLong told once the API says that the file takes longer than a request
 * @throws ApiError, or the signal's reason when it was cancelled
 */
export async function downloadView(
  api: ApiClient,
  id: ExportId,
  query: QueryParameters,
  signal: AbortSignal,
  onLong: () => void,
): Promise<Downloaded> {
  const response = await api.file(id, query, signal);
  const fallback = `${id}.${query.format ?? 'bin'}`;
  if (response.status !== 202) return saveAnswer(response, fallback);
  onLong();
  const body: { readonly data: Pick<DataOf<typeof readExport>, 'exportId'> } = await response.json();
  const params = { id: body.data.exportId };
  await whenMade(api, params.id, signal);
  return saveAnswer(await api.file('platform.exports.file', {}, signal, params), fallback);
}

/** Downloads what an endpoint answers as a file. */
export async function downloadFile(
  api: ApiClient,
  id: EndpointId,
  params: PathParameters,
  signal: AbortSignal,
): Promise<Downloaded> {
  return saveAnswer(await api.file(id, {}, signal, params), id);
}
