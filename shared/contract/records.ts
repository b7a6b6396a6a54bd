/** Stored snapshots that the jobs wrote: what was computed, when and by which run. */
import * as z from 'zod/mini';
import { type Domain, defineEndpoint, json, type Schema, token } from './endpoint.ts';
import { isoDate, isoInstant, storedPageMeta } from './envelope.ts';
import { none, page } from './parameters.ts';

/** Added to the view's own fields in each stored row. */
export const recordFields = {
  id: z.string(),
  /** The run that computed it. */
  executionId: z.string(),
  computedAt: isoInstant,
  /** Newest fact date that the run used. */
  asOf: z.nullable(isoDate),
};

export function defineRecords<D extends Schema>(options: {
  readonly id: string;
  readonly domain: Exclude<Domain, 'platform'>;
  readonly view: string;
  readonly row: D;
  readonly function: string;
}) {
  return defineEndpoint({
    id: options.id,
    method: 'GET',
    path: `/api/${options.domain}/records/${options.view}`,
    domain: options.domain,
    summary: `Stored ${options.view.replaceAll('-', ' ')} snapshots, newest first`,
    access: token,
    audited: true,
    params: none,
    query: z.strictObject({ ...page }),
    body: none,
    data: z.array(options.row),
    meta: storedPageMeta,
    success: json,
    function: options.function,
  });
}
