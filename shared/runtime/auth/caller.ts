/** Who calls, and what a caller who may not is told. */
import { AppError, type ErrorCode } from '../../contract/errors.ts';

/** Who calls. `subject` goes into the audit trail. */
export interface Caller {
  readonly subject: string;
  readonly name: string | null;
  readonly scopes: readonly string[];
}

/** The caller where authentication is switched off or the endpoint is open. */
export const anonymous: Caller = { subject: 'anonymous', name: null, scopes: [] };

const messages = {
  token_missing: 'a bearer token is required',
  token_invalid: 'the token is not valid',
  token_expired: 'the token has expired',
  token_wrong_issuer: 'the token was issued by somebody else',
  token_wrong_audience: 'the token is meant for another service',
  token_wrong_algorithm: 'the token is signed with an algorithm that is not accepted',
  scope_missing: 'the token lacks a required scope',
} as const satisfies Partial<Record<ErrorCode, string>>;

/** The error for a refused caller; its message never says more than its code. */
export function refused(code: keyof typeof messages, cause?: unknown): AppError {
  return new AppError(code, messages[code], { cause });
}
