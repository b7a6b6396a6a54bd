/** What the embedded server's thread and its owner say to each other. */
import * as z from 'zod/mini';

export const settingsSchema = z.object({
  directory: z.string(),
  /** File of a UNIX socket, or a TCP port of the loopback interface; 0 for any free one. */
  address: z.union([z.object({ socket: z.string() }), z.object({ port: z.int() })]),
  maxConnections: z.int(),
});
export type WorkerSettings = z.infer<typeof settingsSchema>;

export const requestSchema = z.discriminatedUnion('kind', [
  /** From now on every client acts as this role. */
  z.object({ kind: z.literal('restrict'), role: z.string().check(z.regex(/^[a-z_][a-z0-9_]*$/)) }),
  z.object({ kind: z.literal('close') }),
]);
export type WorkerRequest = z.infer<typeof requestSchema>;

export const replySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), /** A TCP port, or 0 for a socket. */ port: z.int() }),
  z.object({ kind: z.literal('restricted') }),
  z.object({ kind: z.literal('closed') }),
]);
export type WorkerReply = z.infer<typeof replySchema>;
