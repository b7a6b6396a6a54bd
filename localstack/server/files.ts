/** Gives stored files to whoever has a signed link that has not expired, as S3 does with presigned ones. */
import { pipeline } from 'node:stream/promises';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { contentDisposition } from '@otel-bi/shared/export/files/content-disposition.ts';
import { directoryStore } from '@otel-bi/shared/export/store/directory.ts';
import { type LinkedFile, verifyLink } from '@otel-bi/shared/export/store/local-links.ts';
import { problemResponse } from '@otel-bi/shared/runtime/http/problem.ts';
import type { NodeHandler } from './api.ts';
import { corsHeaders } from './cors.ts';

export interface FilesOptions {
  /** Directory of the object store. */
  readonly root: string;
  /** The one that links are signed with. */
  readonly secret: string;
  readonly corsOrigins: readonly string[];
}

export function createFiles({ root, secret, corsOrigins }: FilesOptions): NodeHandler {
  const store = directoryStore({ root });
  return async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const cors = corsHeaders(request, corsOrigins);
    const linked = request.method === 'GET' ? verifyLink(url, secret) : null;
    const file = linked === null ? null : await store.stream(linked.key);
    if (linked === null || file === null) {
      const message =
        linked === null ? 'the link is not valid or has expired' : 'the file is no longer there';
      const { statusCode, headers, body } = problemResponse(new AppError('not_found', message), '');
      response.writeHead(statusCode ?? 404, { ...textHeaders(headers), ...cors }).end(body);
      return;
    }
    response.writeHead(200, { ...fileHeaders(linked, file.bytes), ...cors });
    await pipeline(file.content, response).catch((error: unknown) => {
      // The reader has gone away: nobody is left to tell.
      if (!response.destroyed) throw error;
    });
  };
}

function fileHeaders({ contentType, fileName }: LinkedFile, bytes: number) {
  return {
    'content-type': contentType,
    'content-length': bytes,
    'content-disposition': contentDisposition(fileName),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
}

function textHeaders(headers: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
