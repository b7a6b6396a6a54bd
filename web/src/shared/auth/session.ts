/**
 * Who is signed in: OpenID Connect, Authorization Code with PKCE. Tokens live in memory alone; a reload
 * asks the provider again, silently where its own session still lives.
 */
import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';
import { type Kept, keep } from './kept.ts';

export const CALLBACK_PATH = '/callback';
export const SILENT_PATH = '/silent';

/** `signed-out` was wanted, `expired` was not. */
export type SessionState = 'active' | 'expired' | 'signed-out';

interface Person {
  readonly name: string;
  readonly email: string | null;
}

export interface Session {
  /** Null where the API is open to everybody. */
  readonly person: Person | null;
  token(): string | null;
  renew(): Promise<boolean>;
  /** Leaves the page for the provider and comes back to the address that is open now. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  state(): SessionState;
  subscribe(listener: () => void): () => void;
}

const openSession: Session = {
  person: null,
  token: () => null,
  renew: async () => false,
  signIn: async () => undefined,
  signOut: async () => undefined,
  state: () => 'active',
  subscribe: () => () => undefined,
};

function createManager({ oidc }: PublicConfig, kept: Kept | null): UserManager {
  const { origin } = window.location;
  return new UserManager({
    authority: oidc.authority,
    client_id: oidc.clientId,
    scope: oidc.scope,
    response_type: 'code',
    redirect_uri: origin + CALLBACK_PATH,
    silent_redirect_uri: origin + SILENT_PATH,
    post_logout_redirect_uri: `${origin}/`,
    userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
    stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
    automaticSilentRenew: true,
    silentRequestTimeoutInSeconds: 8,
    monitorSession: false,
    ...(kept ? { metadata: kept.metadata } : {}),
  });
}

/** Where to go back to: an address of this page and nothing else. */
export function returnAddress(state: unknown): string {
  const isLocal = typeof state === 'string' && state.startsWith('/') && !state.startsWith('//');
  return isLocal && !state.startsWith(CALLBACK_PATH) && !state.startsWith('/\\') ? state : '/';
}

const currentAddress = () => window.location.pathname + window.location.search + window.location.hash;

/** Finishes the answer of the provider in the hidden frame. */
export async function completeSilentSignIn(): Promise<void> {
  const manager = new UserManager({ authority: '', client_id: '', redirect_uri: '' });
  await manager.signinSilentCallback();
}

const SIGNED_OUT = 'otel-bi.signed-out';

/** Leaves for the provider, which sends the browser back to the address that is open now. */
async function leave(manager: UserManager, config: PublicConfig): Promise<void> {
  keep({ config, metadata: await manager.metadataService.getMetadata() });
  await manager.signinRedirect({ state: currentAddress() });
}

/**
 * Answers the session, or null when the browser is on its way to the provider.
 * @param kept what was known when the browser left, where it is back from the provider
 * @throws Error of the provider or of the network
 */
export async function startSession(config: PublicConfig, kept: Kept | null): Promise<Session | null> {
  if (!config.oidc.enabled) return openSession;
  const manager = createManager(config, kept);
  if (window.location.pathname === CALLBACK_PATH) {
    const user = await manager.signinRedirectCallback();
    window.history.replaceState(null, '', returnAddress(user.state));
    return sessionOf(manager, config, user);
  }
  if (window.sessionStorage.getItem(SIGNED_OUT) !== null) return sessionOf(manager, config, null);
  await leave(manager, config);
  return null;
}

function sessionOf(manager: UserManager, config: PublicConfig, first: User | null): Session {
  let user = first;
  let state: SessionState = first ? 'active' : 'signed-out';
  let renewing: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();
  const change = (next: User | null, nextState: SessionState) => {
    user = next;
    state = nextState;
    for (const listener of listeners) listener();
  };
  manager.events.addUserLoaded((loaded) => change(loaded, 'active'));
  manager.events.addAccessTokenExpired(() => change(null, 'expired'));

  const renewOnce = async () => {
    const renewed = await manager.signinSilent().catch(() => null);
    if (renewed === null) change(null, 'expired');
    return renewed !== null;
  };
  return {
    person: first ? personOf(first) : null,
    token: () => user?.access_token ?? null,
    renew: () => {
      renewing ??= renewOnce().finally(() => {
        renewing = null;
      });
      return renewing;
    },
    signIn: () => {
      window.sessionStorage.removeItem(SIGNED_OUT);
      return leave(manager, config);
    },
    signOut: () => {
      window.sessionStorage.setItem(SIGNED_OUT, 'true');
      return manager.signoutRedirect();
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function personOf({ profile }: User): Person {
  return {
    name: profile.name ?? profile.preferred_username ?? profile.sub,
    email: profile.email ?? null,
  };
}
