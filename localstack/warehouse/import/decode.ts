/** Bytes of a load file to text: UTF-8 or UTF-16, told by the byte order mark or by the first bytes. */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { BadRow } from './import-error.ts';

/**
 * Text of a file in pieces, without a byte order mark.
 * @throws BadRow when bytes are not text of the file's encoding (nothing is replaced silently)
 */
export async function* decodeFile(path: string): AsyncGenerator<string> {
  const encoding = await detectEncoding(path);
  const decoder = new TextDecoder(encoding, { fatal: true });
  let lines = 1;
  try {
    for await (const chunk of createReadStream(path)) {
      // Streams without an encoding answer buffers; node types them as any.
      const text = decoder.decode(chunk as Buffer, { stream: true });
      yield text;
      lines += text.split('\n').length - 1;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new BadRow(`bytes at or after line ${lines} are no ${encoding.toUpperCase()} text`, {
      cause: error,
    });
  }
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
