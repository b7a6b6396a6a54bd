/**
 * Makes PGlite safe behind pglite-socket. That server queues single protocol messages and keeps a client's
 * turn only inside a transaction block. A statement with parameters is five messages, and when a large one
 * arrives in several TCP packets another client's messages get in between: seen with
 * pglite-socket 0.2.17, a client got the answer to another one's statement. The server asks the database
 * whether a transaction is open, so that is where a client's turn is made to last until its statement ends.
 */
import type { PGlite } from '@electric-sql/pglite';

const SYNC = Uint8Array.of(0x53, 0, 0, 0, 4);
/** Parse, Bind, Describe, Execute, Close, Flush: parts of a statement that ends with Sync. */
const parts = codes('PBDECH');
/** Those, Query, Sync, Terminate, and the startup message, which has no letter. */
const understood = codes('PBDECHQSX\0');

function codes(letters: string): ReadonlySet<number | undefined> {
  return new Set(Array.from(letters, (letter) => letter.charCodeAt(0)));
}

/**
 * Given to PGlite in place of every client's own: it heeds nothing in it, and a malformed one would spoil
 * the connecting of all others.
 */
const STARTUP = Buffer.from('\0\0\0\x29\0\x03\0\0user\0postgres\0database\0postgres\0\0', 'latin1');

/** An ErrorResponse that ends the client's connection, for what the database could not even parse. */
function fatalError(message: string): Uint8Array {
  const fields = `SFATAL\0VFATAL\0C08P01\0M${message}\0\0`;
  const response = Buffer.alloc(5 + Buffer.byteLength(fields));
  response.write('E');
  response.writeInt32BE(response.length - 1, 1);
  response.write(fields, 5);
  return response;
}

/** The database as the socket server is given it: the same object, but for whose turn it is. */
export function exclusiveTurns(database: PGlite): PGlite {
  let isWithinStatement = false;

  const overrides = {
    isInTransaction: () => isWithinStatement || database.isInTransaction(),

    async execProtocolRawStream(
      message: Uint8Array,
      options: Parameters<PGlite['execProtocolRawStream']>[1],
    ): Promise<void> {
      // What is no message (or part of a COPY, which PGlite cannot read from a socket) never returns from it.
      if (!understood.has(message[0])) return options.onRawData(fatalError('the message is not supported'));
      isWithinStatement = parts.has(message[0]);
      try {
        await database.execProtocolRawStream(message[0] === 0 ? STARTUP : message, options);
      } catch (error) {
        // The WASM module itself failed. The socket server would go on silently and serve nobody, so the
        // client is told and the thread ends, which its owner reports.
        options.onRawData(fatalError('the embedded database failed'));
        setImmediate(() => {
          throw error;
        });
      }
    },

    /** The server calls this with ROLLBACK when a client has gone in the middle of its turn. */
    async exec(sql: string): ReturnType<PGlite['exec']> {
      if (isWithinStatement) {
        isWithinStatement = false;
        await database.execProtocolRaw(SYNC);
      }
      return database.isInTransaction() ? database.exec(sql) : [];
    },
  };

  return new Proxy(database, {
    get(target, property) {
      if (property in overrides) return Reflect.get(overrides, property);
      const value: unknown = Reflect.get(target, property, target);
      // Methods run on the database itself: its private fields are out of a proxy's reach.
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
