/** Answers as the audit trail holds them: always their hash, and themselves where they are small. */
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ViewMeta } from '../../views/view.ts';

/** Bytes of gzip up to which an answer is kept whole: every ranking, ten years of days. */
const KEPT_BYTES = 64 * 1024;
/** Bytes of JSON beyond which it is not even tried. */
const TRIED_BYTES = 1024 * 1024;

/** The numbers of an answer as they are recorded: its data, and the sums that its meta has besides. */
export function numbersOf<D>({ data, meta }: { readonly data: D; readonly meta: Meta }): D | WithSums<D> {
  const { aggregates } = meta;
  return aggregates === undefined ? data : { data, aggregates };
}

type Meta = Pick<ViewMeta, 'aggregates'>;

/** Data and what was summed of them. */
export interface WithSums<D> {
  readonly data: D;
  readonly aggregates: readonly unknown[];
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

export interface RecordedResult {
  /** SHA-256 of the JSON text, 64 hex digits. */
  readonly resultHash: string;
  /** gzip of the JSON text, absent where it is large. */
  readonly resultContent?: Uint8Array;
}

export async function recordResult(data: unknown): Promise<RecordedResult> {
  const json = Buffer.from(JSON.stringify(data));
  const resultHash = hashOfJson(json);
  if (json.length > TRIED_BYTES) return { resultHash };
  const resultContent = await compress(json);
  return resultContent.length > KEPT_BYTES ? { resultHash } : { resultHash, resultContent };
}

/**
 * The answer that was kept.
 * @returns undefined when the content is not what its hash stands for: somebody changed it
 */
export async function readResult(content: Uint8Array, resultHash: string): Promise<unknown> {
  // A bound, because a changed content could be made to grow without end.
  const json = await decompress(content, { maxOutputLength: TRIED_BYTES }).catch(() => undefined);
  if (json === undefined || hashOfJson(json) !== resultHash) return undefined;
  const data: unknown = JSON.parse(json.toString());
  return data;
}

export function hashOfResult(data: unknown): string {
  return hashOfJson(JSON.stringify(data));
}

function hashOfJson(json: string | Uint8Array): string {
  return createHash('sha256').update(json).digest('hex');
}
