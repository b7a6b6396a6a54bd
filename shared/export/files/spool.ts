/** Takes a file as it is made: small ones stay in memory, larger ones go to the object store. */
import { createHash } from 'node:crypto';
import type { ObjectStore, ObjectType, ObjectWriter } from '../store/port.ts';
import type { Sink } from './sink.ts';

/** A Lambda answers at most 6 MB, of which base64 takes a quarter. */
export const INLINE_LIMIT = 4_500_000;

export interface Spooled {
  readonly bytes: number;
  /** Of the file, in hex. */
  readonly sha256: string;
  /** The file itself when it is small, else its key in the store. */
  readonly content: Uint8Array | { readonly key: string };
}

export interface Spool extends Sink {
  /** Ends the file; a stored one is visible from then on. */
  finish(): Promise<Spooled>;
  /** Leaves nothing behind. */
  abort(): Promise<void>;
}

export interface SpoolOptions {
  readonly store: () => Promise<ObjectStore>;
  readonly key: string;
  readonly type: ObjectType;
  readonly signal?: AbortSignal;
  /** Bytes that may stay in memory; 0 stores every file. */
  readonly inlineLimit?: number;
}

export function createSpool(options: SpoolOptions): Spool {
  const { key, type, signal, inlineLimit = INLINE_LIMIT } = options;
  const hash = createHash('sha256');
  let held: Uint8Array[] = [];
  let bytes = 0;
  let writer: ObjectWriter | undefined;

  async function overflow(): Promise<ObjectWriter> {
    const store = await options.store();
    const created = await store.create(key, type, signal);
    writer = created;
    for (const chunk of held) await created.write(chunk);
    held = [];
    return created;
  }

  return {
    async write(chunk) {
      signal?.throwIfAborted();
      hash.update(chunk);
      bytes += chunk.length;
      if (writer) return writer.write(chunk);
      held.push(chunk);
      if (bytes > inlineLimit) await overflow();
    },
    async finish() {
      const sha256 = hash.digest('hex');
      if (!writer && inlineLimit === 0) await overflow();
      if (!writer) return { bytes, sha256, content: Buffer.concat(held) };
      await writer.commit();
      return { bytes, sha256, content: { key } };
    },
    async abort() {
      held = [];
      await writer?.abort();
    },
  };
}
