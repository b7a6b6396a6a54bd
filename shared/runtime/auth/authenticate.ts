/** From an Authorization header to a caller who may use an endpoint. */
import type { Access } from '../../contract/endpoint.ts';
import type { TokenSettings } from '../config/auth.ts';
import { anonymous, type Caller, refused } from './caller.ts';
import type { VerifyToken } from './verifier.ts';

/**
 * @throws AppError `token_*` (401) or `scope_missing` (403)
 */
export async function authenticate(
  access: Access,
  authorization: string | undefined,
  settings: TokenSettings | null,
  verify: VerifyToken,
): Promise<Caller> {
  if (access.kind === 'open' || settings === null) return anonymous;
  const match = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization?.trim() ?? '');
  if (!match?.[1]) throw refused(authorization ? 'token_invalid' : 'token_missing');
  const caller = await verify(match[1]);
  const demanded = [...settings.requiredScopes];
  if (settings.scopeChecks && access.scope !== undefined) demanded.push(access.scope);
  if (!demanded.every((scope) => caller.scopes.includes(scope))) throw refused('scope_missing');
  return caller;
}
