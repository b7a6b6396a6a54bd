/** Password verifiers, so that a password never reaches the server's statement log. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { AppError } from '../contract/errors.ts';

const ITERATIONS = 4_096;

/**
 * The SCRAM-SHA-256 verifier that PostgreSQL stores for a password (RFC 5803, RFC 7677), which
 * `ALTER ROLE ... PASSWORD` accepts in the password's place.
 * @throws AppError `configuration_invalid` for characters that would need SASLprep
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  if (!/^[\x20-\x7e]+$/.test(password)) {
    throw new AppError('configuration_invalid', 'a database password must be printable ASCII and not empty');
  }
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const sign = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64');
  const serverKey = sign('Server Key').toString('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${serverKey}`;
}
