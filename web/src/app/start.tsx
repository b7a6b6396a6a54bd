/** From an empty page to the product: settings, sign-in, then the frame; each step says when it cannot go on. */
import { createRoot } from 'react-dom/client';
import { type ApiClient, createClient } from '../shared/api/client.ts';
import { loadConfig, type PublicConfig } from '../shared/api/config.ts';
import { type Session, startSession } from '../shared/auth/session.ts';
import { I18nProvider, initialLanguage, loadLanguage } from '../shared/i18n/context.tsx';
import { en } from '../shared/i18n/en.ts';
import { startTelemetry } from '../shared/telemetry/start.ts';
import { parseState, readSearch, writeSearch } from '../shared/url/state.ts';
import { App } from './App.tsx';
import { BootFailure } from './BootFailure.tsx';

const baseUrl: string = import.meta.env.VITE_API_BASE_URL ?? '';
const CONFIG_TIMEOUT_MS = 10_000;

interface Started {
  readonly config: PublicConfig;
  readonly session: Session;
  readonly api: ApiClient;
}

async function open(): Promise<Started | null> {
  const config = await loadConfig(baseUrl, AbortSignal.timeout(CONFIG_TIMEOUT_MS));
  const session = await startSession(config);
  return session && { config, session, api: createClient(baseUrl, session) };
}

/** Takes out of the address what cannot be used, and names it. */
function cleanAddress(): readonly string[] {
  const { pathname, search, hash } = window.location;
  const { state, broken } = parseState(readSearch(search));
  if (broken.length > 0) window.history.replaceState(null, '', pathname + writeSearch({ ...state }) + hash);
  return broken;
}

/** Draws the product into `element`, or what stands in its way. */
export async function start(element: HTMLElement): Promise<void> {
  const language = await loadLanguage(initialLanguage()).catch(() => ({
    language: 'en' as const,
    messages: en,
  }));
  const root = createRoot(element);
  try {
    const started = await open();
    if (started === null) return;
    startTelemetry(started.config, started.api, baseUrl);
    const broken = cleanAddress();
    root.render(
      <I18nProvider first={language}>
        <App {...started} brokenParts={broken} />
      </I18nProvider>,
    );
  } catch (error) {
    root.render(
      <I18nProvider first={language}>
        <BootFailure error={error instanceof Error ? error : new Error(String(error))} />
      </I18nProvider>,
    );
  }
}
