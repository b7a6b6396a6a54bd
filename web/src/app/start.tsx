/** The product's frame and pages, once it is known who is signed in; or why it cannot go on. */
import { type ReactNode, startTransition } from 'react';
import type { Root } from 'react-dom/client';
import { kpisOptions } from '../features/sales/api/kpis.ts';
import { createQueryClient } from '../shared/api/query-client.ts';
import { I18nProvider, initialLanguage, loadLanguage } from '../shared/i18n/context.tsx';
import { en } from '../shared/i18n/en.ts';
import { parseState, readSearch, writeSearch } from '../shared/url/state.ts';
import { App } from './App.tsx';
import { BootFailure } from './BootFailure.tsx';
import type { Opened } from './boot.ts';
import { firstFigures } from './first-questions.ts';
import { nextTask } from './next-task.ts';
import { createAppRouter } from './router.tsx';

/** Takes out of the address what cannot be used, and names it. */
function cleanAddress(): readonly string[] {
  const { pathname, search, hash } = window.location;
  const { state, broken } = parseState(readSearch(search));
  if (broken.length > 0) window.history.replaceState(null, '', pathname + writeSearch({ ...state }) + hash);
  return broken;
}

/** Draws the product into `root`, or what stands in its way. */
export async function start(root: Root, opened: Opened | Error): Promise<void> {
  const loading = loadLanguage(initialLanguage()).catch(() => ({ language: 'en' as const, messages: en }));
  const draw = async (page: ReactNode) => {
    const language = await loading;
    // Drawn in slices: the browser stays able to answer in between.
    startTransition(() => root.render(<I18nProvider first={language}>{page}</I18nProvider>));
  };
  if (opened instanceof Error) return draw(<BootFailure error={opened} />);
  const { config, session, api } = opened;
  const brokenParts = cleanAddress();
  const queryClient = createQueryClient();
  for (const { domain, query } of firstFigures(window.location)) {
    void queryClient.prefetchQuery(kpisOptions(api, domain, query));
  }
  await nextTask();
  const router = createAppRouter();
  await nextTask();
  // A router that knows its page is drawn with it at once, and not in a second pass that could not be sliced.
  await router.load();
  await draw(<App {...{ config, session, api, queryClient, router, brokenParts }} />);
}
