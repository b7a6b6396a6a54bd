/** The object store: where reports and files too large for an answer lie. */
import type { Sink } from '../files/sink.ts';

/** An object being written; nothing is visible under its key before `commit`. */
export interface ObjectWriter extends Sink {
  /** Makes the whole object visible under its key, durably. */
  commit(): Promise<void>;
  /** Leaves nothing behind; safe at any time before `commit` has resolved. */
  abort(): Promise<void>;
}

export interface ObjectType {
  readonly contentType: string;
  /** Name under which a browser saves it. */
  readonly fileName: string;
}

/** Keys are relative paths of letters, digits, `.`, `-`, `_` and `/`. */
export interface ObjectStore {
  readonly kind: 's3' | 'directory';
  /**
   * Refuses a place that cannot be written, before any work is done for it.
   * @throws AppError `object_store_unavailable` saying what is wrong with it
   */
  check(signal?: AbortSignal): Promise<void>;
  /** @throws AppError `object_store_unavailable` */
  create(key: string, type: ObjectType, signal?: AbortSignal): Promise<ObjectWriter>;
  /** Where an operator finds the object: `s3://bucket/key` or a file's path. */
  locate(key: string): string;
  /** An address, or a path of the host that is asked, that gives the object to anyone for a few minutes. */
  link(key: string, type: ObjectType): Promise<string>;
  /** A small object's bytes, or null when there is none. @throws AppError `object_store_unavailable` */
  read(key: string, signal?: AbortSignal): Promise<Uint8Array | null>;
  /** Takes an object away; nothing happens when there is none. @throws AppError `object_store_unavailable` */
  remove(key: string): Promise<void>;
}

const KEY = /^(?!.*(?:^|\/)\.)[A-Za-z0-9._/-]{1,512}$/;

/** @throws Error for a key that could leave the store's root; keys are made by the product, never by callers */
export function checkKey(key: string): void {
  if (!KEY.test(key) || key.startsWith('/') || key.includes('//')) throw new Error('not a key of the store');
}
