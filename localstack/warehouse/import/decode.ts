/** Bytes of a load file to text: UTF-8 or UTF-16, told by the byte order mark or by the first bytes. */
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadRow } from './import-error.ts';

/** A place whose bytes are no text. */
export class BadBytes extends BadRow {
  /** Counted from 1; undefined where lines cannot be told from bytes. */
  readonly line: number | undefined;
  constructor(encoding: string, line: number | undefined, cause: unknown) {
    super(`the bytes are no ${encoding.toUpperCase()} text`, { cause });
    this.line = line;
  }
}

/**
 * Text of a file in pieces, without a byte order mark.
 * @throws BadBytes when bytes are not text of the file's encoding (nothing is replaced silently)
 */
export async function* decodeFile(path: string): AsyncGenerator<string> {
  const encoding = await detectEncoding(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const chunk of readBytes(path)) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new BadBytes(encoding, encoding === 'utf-8' ? await firstBadLine(path) : undefined, error);
  }
}

/** A stream without an encoding answers buffers; node types its pieces as any. */
function readBytes(path: string): AsyncIterable<Buffer> {
  return createReadStream(path);
}

/** Line ends are bytes of their own in UTF-8, so each line can be tried alone. */
async function firstBadLine(path: string): Promise<number> {
  let line = 1;
  let rest = Buffer.alloc(0);
  for await (const chunk of readBytes(path)) {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
      if (!isUtf8(rest.subarray(0, end))) return line;
      rest = rest.subarray(end + 1);
      line += 1;
    }
  }
  return line;
}

/** SQL Server's own exports are UTF-16LE; without a mark they show a zero byte after the first digit. */
async function detectEncoding(path: string): Promise<'utf-8' | 'utf-16le' | 'utf-16be'> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead < 2) return 'utf-8';
    const [first, second] = [buffer[0], buffer[1]];
    if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
    if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
    return 'utf-8';
  } finally {
    await handle.close();
  }
}
