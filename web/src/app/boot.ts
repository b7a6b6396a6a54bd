/**
 * Before anything is drawn: settings, then sign-in. The page itself is loaded beside them and run only once
 * it stays, since on the way to the provider nobody would see it. Back from the provider it is drawn while the
 * token is on its way.
 */
import { type ApiClient, createClient } from '../shared/api/client.ts';
import { loadConfig, type PublicConfig } from '../shared/api/config.ts';
import { withEarly } from '../shared/api/early.ts';
import { CALLBACK_PATH, type Session, startSession } from '../shared/auth/session.ts';
import { startTelemetry } from '../shared/telemetry/start.ts';
import { firstQuestions } from './first-questions.ts';

const baseUrl: string = import.meta.env.VITE_API_BASE_URL ?? '';
const CONFIG_TIMEOUT_MS = 10_000;

export interface Opened {
  readonly config: PublicConfig;
  readonly session: Session;
  readonly api: ApiClient;
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)));

interface Opening {
  readonly opened: Opened;
  /** Null once it is known who is signed in, an error where that fails. */
  readonly failure: Promise<Error | null>;
}

async function open(): Promise<Opening | null> {
  const loading = loadConfig(baseUrl, AbortSignal.timeout(CONFIG_TIMEOUT_MS));
  const session = await startSession(loading);
  if (session === null) return null;
  const failure = session.opened.then(() => null, asError);
  const config = await loading;
  const api = withEarly(createClient(baseUrl, session));
  startTelemetry(config, api, baseUrl);
  if (session.state() !== 'signed-out') {
    for (const { id, query } of firstQuestions(window.location)) api.ask(id, query);
  }
  return { opened: { config, session, api }, failure };
}

/** One after the other, each a task of its own. */
async function loadPage(element: HTMLElement) {
  const { createRoot, loadPageFile } = await import('./react.ts');
  // On its way while the rest runs; who opens the page waits for it, and is told where it does not come.
  loadPageFile(window.location.pathname)?.catch(() => undefined);
  const { start } = await import('./start.tsx');
  const root = createRoot(element);
  return (opened: Opened | Error) => start(root, opened);
}

/** Draws the product into `element`, or what stands in its way; nothing while the browser leaves. */
export async function boot(element: HTMLElement): Promise<void> {
  // Back from the provider the page stays: it gets ready while the token is on its way.
  const isBack = window.location.pathname === CALLBACK_PATH;
  const opening = open().catch(asError);
  const page = isBack ? loadPage(element) : null;
  const opened = await opening;
  if (opened === null) return;
  const draw = await (page ?? loadPage(element));
  if (opened instanceof Error) return draw(opened);
  await draw(opened.opened);
  const failure = await opened.failure;
  if (failure) await draw(failure);
}
