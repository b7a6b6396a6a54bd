/**
 * Who is signed in: OpenID Connect, Authorization Code with PKCE. Tokens live in memory alone; a reload
 * asks the provider again, silently where its own session still lives.
 */
import { InMemoryWebStorage, type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import type { PublicConfig } from '../api/config.ts';
import { readStored, store } from '../storage.ts';
import { addressesOf, type Kept, keep, rememberProvider, takeKept, takeProvider } from './kept.ts';

export const CALLBACK_PATH = '/callback';
export const SILENT_PATH = '/silent';

/** `opening` until the token is there; `signed-out` was wanted, `expired` was not. */
export type SessionState = 'opening' | 'active' | 'expired' | 'signed-out';

export interface Person {
  readonly name: string;
  readonly email: string | null;
}

export interface Session {
  /** Ends when it is known who is signed in. @throws Error of the provider or of the network */
  readonly opened: Promise<void>;
  /** Null where the API is open to everybody, and until it is known. */
  person(): Person | null;
  /** Waits while the session opens. @throws as `opened` */
  token(): Promise<string | null>;
  renew(): Promise<boolean>;
  /** Leaves the page for the provider and comes back to the address that is open now. */
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  state(): SessionState;
  subscribe(listener: () => void): () => void;
}

const openSession: Session = {
  opened: Promise.resolve(),
  person: () => null,
  token: async () => null,
  renew: async () => false,
  signIn: async () => undefined,
  signOut: async () => undefined,
  state: () => 'active',
  subscribe: () => () => undefined,
};

type Oidc = PublicConfig['oidc'];

/** The way to one provider. */
interface Client {
  readonly oidc: Oidc;
  readonly manager: UserManager;
  /** When the provider published its addresses, in ms since 1970; null where they are asked for yet. */
  readonly fetchedAt: number | null;
}

function createManager(oidc: Oidc, metadata?: Kept['metadata']): UserManager {
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
    ...(metadata ? { metadata } : {}),
  });
}

/** Where to go back to: an address of this page and nothing else. */
export function returnAddress(address: string): string {
  const isLocal = address.startsWith('/') && !address.startsWith('//') && !address.startsWith('/\\');
  return isLocal && !address.startsWith(CALLBACK_PATH) ? address : '/';
}

const currentAddress = () => window.location.pathname + window.location.search + window.location.hash;

/** Finishes the answer of the provider in the hidden frame. */
export async function completeSilentSignIn(): Promise<void> {
  const manager = new UserManager({ authority: '', client_id: '', redirect_uri: '' });
  await manager.signinSilentCallback();
}

const SIGNED_OUT = 'otel-bi.signed-out';

/** Leaves for the provider, which sends the browser back to the address that is open now. */
async function leave({ manager, oidc, fetchedAt }: Client): Promise<void> {
  const metadata = addressesOf(await manager.metadataService.getMetadata());
  keep({ oidc, metadata, fetchedAt: fetchedAt ?? Date.now(), address: currentAddress() });
  await manager.signinRedirect();
}

/**
 * Back from the provider: puts the address back that the reader came from, and asks for the token. The page
 * can be drawn meanwhile.
 * @param answered the address with the provider's answer
 */
function resumeSession({ oidc, metadata, fetchedAt, address }: Kept, answered: string): Session {
  const manager = createManager(oidc, metadata);
  const user = manager.signinRedirectCallback(answered);
  window.history.replaceState(null, '', returnAddress(address));
  const known = user.then((first) => {
    // With the time at which they were asked for, else addresses that are used daily would never age.
    rememberProvider({ authority: oidc.authority, metadata, fetchedAt });
    return first;
  });
  return sessionOf({ manager, oidc, fetchedAt }, known);
}

/**
 * Answers the session, or null when the browser is on its way to the provider.
 * @throws Error of the provider or of the network
 */
export async function startSession(loading: Promise<PublicConfig>): Promise<Session | null> {
  const isBack = window.location.pathname === CALLBACK_PATH;
  const kept = isBack ? takeKept() : null;
  if (kept) return resumeSession(kept, window.location.href);
  const { oidc } = await loading;
  if (!oidc.enabled) return openSession;
  if (isBack) throw new Error('this page does not know of the sign-in that it is to finish');
  const provider = takeProvider(oidc.authority);
  const manager = createManager(oidc, provider?.metadata);
  const client = { manager, oidc, fetchedAt: provider?.fetchedAt ?? null };
  if (readStored('sessionStorage', SIGNED_OUT) !== null) return sessionOf(client, null);
  await leave(client);
  return null;
}

function sessionOf(client: Client, opening: Promise<User> | null): Session {
  const { manager } = client;
  let user: User | null = null;
  let person: Person | null = null;
  let state: SessionState = opening ? 'opening' : 'signed-out';
  let renewing: Promise<boolean> | null = null;
  const listeners = new Set<() => void>();
  const change = (next: User | null, nextState: SessionState) => {
    user = next;
    state = nextState;
    person ??= next && personOf(next);
    for (const listener of listeners) listener();
  };
  manager.events.addUserLoaded((loaded) => change(loaded, 'active'));
  manager.events.addAccessTokenExpired(() => change(null, 'expired'));
  const opened = Promise.resolve(opening).then((first) => {
    if (first && state === 'opening') change(first, 'active');
  });

  const renewOnce = async () => {
    const renewed = await manager.signinSilent().catch(() => null);
    if (renewed === null) change(null, 'expired');
    return renewed !== null;
  };
  return {
    opened,
    person: () => person,
    token: async () => {
      await opened;
      return user?.access_token ?? null;
    },
    renew: () => {
      renewing ??= renewOnce().finally(() => {
        renewing = null;
      });
      return renewing;
    },
    signIn: () => {
      store('sessionStorage', SIGNED_OUT, null);
      return leave(client);
    },
    signOut: () => {
      // Whoever signs in next on this tab finds nothing of the reader before, such as order quantities.
      window.sessionStorage.clear();
      store('sessionStorage', SIGNED_OUT, 'true');
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
