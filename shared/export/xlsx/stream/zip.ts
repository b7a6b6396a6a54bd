/** A ZIP archive written front to back (APPNOTE 6.3: deflate, data descriptors), one entry after another. */
import { crc32, createDeflateRaw } from 'node:zlib';
import type { Sink } from '../../files/sink.ts';

/** Fast: the compression of one sheet runs on one thread and is what the writing waits for. */
const LEVEL = 1;
const CHUNK_BYTES = 256 * 1024;
const UTF8_AND_DESCRIPTOR = 0x0808;
const DEFLATE = 8;
const VERSION = 20;
/** 1980-01-01: the time of writing is in the workbook's properties. */
const DOS_DATE = 0x0021;
const MAX_32 = 0xffff_ffff;

interface Entry {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

export interface ZipEntry {
  write(chunk: Uint8Array): Promise<void>;
}

export interface Zip {
  /** Adds an entry; `fill` writes its content. */
  entry(name: string, fill: (entry: ZipEntry) => Promise<void>): Promise<void>;
  /** Writes the directory; nothing may follow. */
  end(): Promise<void>;
}

/** @throws RangeError when an entry or the archive passes 4 GiB, which this writer does not do */
export function createZip(sink: Sink): Zip {
  const entries: Entry[] = [];
  let at = 0;
  const put = async (chunk: Uint8Array) => {
    at += chunk.length;
    if (at > MAX_32) throw new RangeError('a workbook larger than 4 GiB cannot be written');
    await sink.write(chunk);
  };
  return {
    async entry(name, fill) {
      const offset = at;
      const bytes = Buffer.from(name);
      await put(localHeader(bytes));
      const sums = await deflateInto(put, fill);
      await put(descriptor(sums));
      entries.push({ name: bytes, offset, ...sums });
    },
    async end() {
      const start = at;
      for (const entry of entries) await put(directoryEntry(entry));
      await put(directoryEnd(entries.length, start, at - start));
    },
  };
}

type Sums = Pick<Entry, 'crc' | 'packed' | 'size'>;

/** Compresses on the thread pool while the caller makes the next chunk; waits when the sink is slower. */
async function deflateInto(
  put: (chunk: Uint8Array) => Promise<void>,
  fill: (entry: ZipEntry) => Promise<void>,
): Promise<Sums> {
  const deflate = createDeflateRaw({ level: LEVEL, chunkSize: CHUNK_BYTES });
  const sums = { crc: 0, packed: 0, size: 0 };
  let wake = (): void => undefined;
  let failure: { readonly error: unknown } | undefined;
  const drained = (async () => {
    for await (const chunk of deflate) {
      const packed: Buffer = chunk; // a zlib stream yields buffers
      sums.packed += packed.length;
      await put(packed);
    }
  })();
  drained.catch((error: unknown) => {
    failure = { error };
    wake();
  });
  deflate.on('drain', () => wake());
  const write = async (chunk: Uint8Array) => {
    sums.crc = crc32(chunk, sums.crc);
    sums.size += chunk.length;
    if (!failure && !deflate.write(chunk)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    if (failure) throw failure.error;
  };
  try {
    await fill({ write });
    deflate.end();
    await drained;
  } finally {
    deflate.destroy();
  }
  if (sums.size > MAX_32) throw new RangeError('a sheet larger than 4 GiB cannot be written');
  return sums;
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(VERSION, 4);
  header.writeUInt16LE(UTF8_AND_DESCRIPTOR, 6);
  header.writeUInt16LE(DEFLATE, 8);
  header.writeUInt16LE(DOS_DATE, 12);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function descriptor({ crc, packed, size }: Sums): Buffer {
  const block = Buffer.alloc(16);
  block.writeUInt32LE(0x08074b50, 0);
  block.writeUInt32LE(crc, 4);
  block.writeUInt32LE(packed, 8);
  block.writeUInt32LE(size, 12);
  return block;
}

function directoryEntry({ name, offset, crc, packed, size }: Entry): Buffer {
  const block = Buffer.alloc(46);
  block.writeUInt32LE(0x02014b50, 0);
  block.writeUInt16LE(VERSION, 4);
  block.writeUInt16LE(VERSION, 6);
  block.writeUInt16LE(UTF8_AND_DESCRIPTOR, 8);
  block.writeUInt16LE(DEFLATE, 10);
  block.writeUInt16LE(DOS_DATE, 14);
  block.writeUInt32LE(crc, 16);
  block.writeUInt32LE(packed, 20);
  block.writeUInt32LE(size, 24);
  block.writeUInt16LE(name.length, 28);
  block.writeUInt32LE(offset, 42);
  return Buffer.concat([block, name]);
}

function directoryEnd(count: number, offset: number, size: number): Buffer {
  const block = Buffer.alloc(22);
  block.writeUInt32LE(0x06054b50, 0);
  block.writeUInt16LE(count, 8);
  block.writeUInt16LE(count, 10);
  block.writeUInt32LE(size, 12);
  block.writeUInt32LE(offset, 16);
  return block;
}
