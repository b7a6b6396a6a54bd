/** What stays from page to page: the rail, the controls on top, notices, keys. */
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { UnknownFilters } from '../../features/controls/UnknownFilters.tsx';
import { useI18n } from '../../shared/i18n/context.tsx';
import { readPreference, writePreference } from '../../shared/preferences.ts';
import { useSettings } from '../../shared/settings.ts';
import { Icon } from '../../shared/ui/icons.tsx';
import { pageAt } from '../pages.ts';
import { Connection } from './Connection.tsx';
import { Keys } from './Keys.tsx';
import { Rail } from './Rail.tsx';
import { TopBar } from './TopBar.tsx';

export function Frame() {
  const { m } = useI18n();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [isCollapsed, setCollapsed] = useState(() => readPreference('rail') === 'collapsed');
  const [isDrawerOpen, setDrawerOpen] = useState(false);
  const page = pageAt(path);
  const title = page ? page.title(m) : m.pages.notFound;
  const main = useRef<HTMLElement>(null);
  // The frame first, and its first page in slices after it: drawn at once they would hold the browser up.
  const isDrawn = useDeferredValue(true, false);
  // Two warehouses have pages of one name; browsers list them by their titles.
  const fullTitle = page?.domain ? `${title}, ${m.domains[page.domain]}` : title;
  useArrival(path, fullTitle, main, () => setDrawerOpen(false));

  const collapse = (next: boolean) => {
    setCollapsed(next);
    writePreference('rail', next ? 'collapsed' : 'open');
  };
  return (
    <div className="frame" data-collapsed={isCollapsed || undefined} data-drawer={isDrawerOpen || undefined}>
      <a className="skip" href="#content">
        {m.skipToContent}
      </a>
      <Connection />
      <Rail
        isCollapsed={isCollapsed}
        onCollapse={collapse}
        isDrawerOpen={isDrawerOpen}
        onCloseDrawer={() => setDrawerOpen(false)}
      />
      <TopBar
        title={title}
        page={page}
        isDrawerOpen={isDrawerOpen}
        onOpenDrawer={() => setDrawerOpen(true)}
      />
      <main id="content" ref={main} tabIndex={-1}>
        <BrokenLink />
        <UnknownFilters domains={page?.filters ?? []} />
        {isDrawn && <Outlet />}
      </main>
      <Keys isDrawerOpen={isDrawerOpen} onCloseDrawer={() => setDrawerOpen(false)} />
    </div>
  );
}

/** On a new page: its title, the focus at its start, the drawer closed. */
function useArrival(
  path: string,
  title: string,
  main: { readonly current: HTMLElement | null },
  closeDrawer: () => void,
): void {
  const { m } = useI18n();
  const previous = useRef(path);
  useEffect(() => {
    document.title = `${title} · ${m.product}`;
  }, [title, m.product]);
  useEffect(() => {
    if (previous.current === path) return;
    previous.current = path;
    closeDrawer();
    main.current?.focus({ preventScroll: true });
  });
}

function BrokenLink() {
  const { m, f } = useI18n();
  const { brokenParts } = useSettings();
  const [isDismissed, setDismissed] = useState(false);
  if (brokenParts.length === 0 || isDismissed) return null;
  return (
    <div className="notice" role="status">
      <Icon name="link" />
      <p>{m.notices.brokenLink(f.list(brokenParts))}</p>
      <button type="button" className="icon-button" aria-label={m.dismiss} onClick={() => setDismissed(true)}>
        <Icon name="close" />
      </button>
    </div>
  );
}
