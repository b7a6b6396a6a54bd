import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ObjectStore } from '../store/port.ts';
import { createSpool, INLINE_LIMIT } from './spool.ts';

/** A store in memory that counts what happens to it. */
function memoryStore() {
  const objects = new Map<string, Buffer>();
  const seen = { created: 0, aborted: 0 };
  const store: ObjectStore = {
    kind: 'directory',
    check: async () => undefined,
    async create(key) {
      seen.created += 1;
      const chunks: Uint8Array[] = [];
      return {
        async write(chunk) {
          chunks.push(chunk);
        },
        async commit() {
          objects.set(key, Buffer.concat(chunks));
        },
        async abort() {
          seen.aborted += 1;
        },
      };
    },
    locate: (key) => key,
    link: async (key) => key,
    read: async (key) => objects.get(key) ?? null,
    remove: async (key) => void objects.delete(key),
  };
  return { store, objects, seen };
}

const type = { contentType: 'text/plain', fileName: 'a' };

describe('a spool', () => {
  it('keeps a file of just the limit in memory', async () => {
    const { store, seen } = memoryStore();
    const spool = createSpool({ store: async () => store, key: 'k', type });
    await spool.write(Buffer.alloc(INLINE_LIMIT - 1, 1));
    await spool.write(Buffer.alloc(1, 2));
    const { bytes, sha256, content } = await spool.finish();
    expect(bytes).toBe(INLINE_LIMIT);
    expect(content).toHaveLength(INLINE_LIMIT);
    const whole = Buffer.concat([Buffer.alloc(INLINE_LIMIT - 1, 1), Buffer.alloc(1, 2)]);
    expect(sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    expect(seen.created).toBe(0);
  });

  it('stores a file of one byte more, whole and in order', async () => {
    const { store, objects } = memoryStore();
    const spool = createSpool({ store: async () => store, key: 'k', type });
    await spool.write(Buffer.alloc(INLINE_LIMIT, 1));
    await spool.write(Buffer.from('2'));
    await spool.write(Buffer.from('3'));
    expect(objects.size).toBe(0);
    const { bytes, content, sha256 } = await spool.finish();
    expect(content).toEqual({ key: 'k' });
    expect(bytes).toBe(INLINE_LIMIT + 2);
    const stored = objects.get('k') ?? Buffer.alloc(0);
    expect(stored.subarray(-2).toString()).toBe('23');
    expect(createHash('sha256').update(stored).digest('hex')).toBe(sha256);
  });

  it('stores even an empty file where none may stay in memory', async () => {
    const { store, objects } = memoryStore();
    const spool = createSpool({ store: async () => store, key: 'k', type, inlineLimit: 0 });
    expect((await spool.finish()).content).toEqual({ key: 'k' });
    expect(objects.get('k')).toHaveLength(0);
  });

  it('gives up what it has begun', async () => {
    const { store, objects, seen } = memoryStore();
    const spool = createSpool({ store: async () => store, key: 'k', type, inlineLimit: 1 });
    await spool.write(Buffer.alloc(10));
    await spool.abort();
    expect(seen.aborted).toBe(1);
    expect(objects.size).toBe(0);
  });

  it('takes no more when its caller has gone', async () => {
    const { store } = memoryStore();
    const controller = new AbortController();
    const spool = createSpool({ store: async () => store, key: 'k', type, signal: controller.signal });
    controller.abort(new Error('gone'));
    await expect(spool.write(Buffer.alloc(1))).rejects.toThrow('gone');
  });
});
