/** Identifiers that sort by the time they were made (UUID version 7, RFC 9562 section 5.7). */
import { randomFillSync } from 'node:crypto';

/**
 * A new UUID v7: 48 bits of Unix milliseconds, then 74 random bits. Made by the application, so that a
 * row's id is known before it is written and a repeated write of the same row is refused.
 */
export function uuidv7(now: number = Date.now()): string {
  const bytes = Buffer.alloc(16);
  randomFillSync(bytes, 6);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
