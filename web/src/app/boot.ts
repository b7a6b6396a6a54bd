/**
 * Before anything is drawn: settings, then sign-in. The page itself is loaded beside them and run only once
 * it stays, since on the way to the provider nobody would see it.
 */
import { type ApiClient, createClient } from '../shared/api/client.ts';
import { loadConfig, type PublicConfig } from '../shared/api/config.ts';
import { takeKept } from '../shared/auth/kept.ts';
import { CALLBACK_PATH, type Session, startSession } from '../shared/auth/session.ts';

const baseUrl: string = import.meta.env.VITE_API_BASE_URL ?? '';
const CONFIG_TIMEOUT_MS = 10_000;

export interface Opened {
  readonly config: PublicConfig;
  readonly session: Session;
  readonly api: ApiClient;
  readonly baseUrl: string;
}

async function open(): Promise<Opened | null> {
  const kept = window.location.pathname === CALLBACK_PATH ? takeKept() : null;
  const config = kept?.config ?? (await loadConfig(baseUrl, AbortSignal.timeout(CONFIG_TIMEOUT_MS)));
  const session = await startSession(config, kept);
  return session && { config, session, api: createClient(baseUrl, session), baseUrl };
}

/** One after the other, each a task of its own. */
async function loadPage() {
  const { createRoot } = await import('./react.ts');
  const { start } = await import('./start.tsx');
  return (element: HTMLElement, opened: Opened | Error) => start(createRoot(element), opened);
}

/** Draws the product into `element`, or what stands in its way; nothing while the browser leaves. */
export async function boot(element: HTMLElement): Promise<void> {
  // Back from the provider the page stays: it gets ready while the token is on its way.
  const page = window.location.pathname === CALLBACK_PATH ? loadPage() : null;
  const opened = await open().catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (opened === null) return;
  const draw = await (page ?? loadPage());
  await draw(element, opened);
}
