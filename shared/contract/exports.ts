/** What the export endpoints of both domains share. */
import * as z from 'zod/mini';
import { type Domain, defineEndpoint, file, type Schema, token } from './endpoint.ts';
import { plainMeta } from './envelope.ts';
import { choiceParameter, none } from './parameters.ts';

export const exportFormats = ['xlsx', 'pdf', 'csv'] as const;
export const format = choiceParameter(exportFormats, 'File format.');

/** A view's file endpoint: its screen's parameters and a format. */
export function defineExport<Q extends Schema>(options: {
  readonly id: string;
  readonly domain: Exclude<Domain, 'platform'>;
  readonly view: string;
  readonly query: Q;
  readonly function: string | null;
}) {
  return defineEndpoint({
    id: options.id,
    method: 'GET',
    path: `/api/${options.domain}/export/${options.view}`,
    domain: options.domain,
    summary: `The ${options.view.replaceAll('-', ' ')} view as a file`,
    access: token,
    audited: true,
    params: none,
    query: options.query,
    body: none,
    data: z.unknown(),
    meta: plainMeta,
    success: file,
    function: options.function,
  });
}
