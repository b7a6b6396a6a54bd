/** The product's frame and pages, once it is known who is signed in; or why it cannot go on. */
import { type ReactNode, startTransition } from 'react';
import type { Root } from 'react-dom/client';
import { I18nProvider, initialLanguage, loadLanguage } from '../shared/i18n/context.tsx';
import { en } from '../shared/i18n/en.ts';
import { startTelemetry } from '../shared/telemetry/start.ts';
import { parseState, readSearch, writeSearch } from '../shared/url/state.ts';
import { App } from './App.tsx';
import { BootFailure } from './BootFailure.tsx';
import type { Opened } from './boot.ts';

/** Takes out of the address what cannot be used, and names it. */
function cleanAddress(): readonly string[] {
  const { pathname, search, hash } = window.location;
  const { state, broken } = parseState(readSearch(search));
  if (broken.length > 0) window.history.replaceState(null, '', pathname + writeSearch({ ...state }) + hash);
  return broken;
}

/** Draws the product into `root`, or what stands in its way. */
export async function start(root: Root, opened: Opened | Error): Promise<void> {
  const language = await loadLanguage(initialLanguage()).catch(() => ({
    language: 'en' as const,
    messages: en,
  }));
  const draw = (page: ReactNode) =>
    // Drawn in slices: the browser stays able to answer in between.
    startTransition(() => root.render(<I18nProvider first={language}>{page}</I18nProvider>));
  if (opened instanceof Error) return draw(<BootFailure error={opened} />);
  const { config, session, api, baseUrl } = opened;
  startTelemetry(config, api, baseUrl);
  draw(<App config={config} session={session} api={api} brokenParts={cleanAddress()} />);
}
