import { createVerifier, type VerifyToken } from '../auth/verifier.ts';
import type { Resource } from '../container.ts';

/** Verifies the tokens of the configured issuer. */
export const tokenVerifier: Resource<VerifyToken> = {
  async open(container) {
    const settings = container.tokenSettings();
    if (settings === null) throw new Error('a token verifier was asked for while authentication is off');
    return createVerifier(settings);
  },
};
