/** The keyboard: `/` searches, `?` lists keys, `g` and a letter goes to a page, a letter opens its control. */
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { carried, pages } from '../pages.ts';
import { Shortcuts } from './Shortcuts.tsx';

const Palette = lazy(() =>
  import('./Palette.tsx').then(({ Palette: component }) => ({ default: component })),
);

const CHORD_MS = 1200;

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

interface KeysProps {
  readonly isDrawerOpen: boolean;
  readonly onCloseDrawer: () => void;
}

export function Keys({ isDrawerOpen, onCloseDrawer }: KeysProps) {
  const [open, setOpen] = useState<'search' | 'help' | null>(null);
  const [state, setState] = useUrlState();
  const navigate = useNavigate();
  const chordAt = useRef(Number.NEGATIVE_INFINITY);
  /** What was typed for the search before it was there; null where it is not asked for. */
  const typed = useRef<string | null>(null);
  const search = useCallback(() => {
    typed.current = '';
    setOpen('search');
  }, []);

  useEffect(() => {
    const closeLast = () => {
      if (isDrawerOpen) onCloseDrawer();
      else if (state.explain !== undefined) setState({ explain: undefined }, { replace: true });
      else if (state.open !== undefined) setState({ open: undefined }, { replace: true });
    };
    const go = (key: string) => {
      const page = pages.find(({ shortcut }) => shortcut === key);
      if (page) void navigate({ to: page.path, search: (previous) => carried(previous) });
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open], [popover]:popover-open')) return;
      const palette = document.querySelector('[data-palette]');
      if (palette) {
        // It may be there a moment before it has the focus.
        if (!isTyping(event.target)) palette.querySelector('input')?.focus();
        return;
      }
      if (typed.current !== null) {
        if (event.key.length === 1) typed.current += event.key;
        return event.preventDefault();
      }
      if (event.key === 'Escape') return closeLast();
      if (isTyping(event.target)) return;
      const isChord = event.timeStamp - chordAt.current < CHORD_MS;
      chordAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (isChord && event.key !== 'g') return go(event.key);
      if (event.key === '/') search();
      else if (event.key === '?') setOpen('help');
      else return pressControl(event);
      event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const opener = event.target instanceof Element ? event.target.closest('[data-opens]') : null;
      if (opener instanceof HTMLElement && opener.dataset.opens === 'search') search();
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('click', onClick);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('click', onClick);
    };
  }, [search, isDrawerOpen, onCloseDrawer, state.explain, state.open, setState, navigate]);

  const close = () => {
    typed.current = null;
    setOpen(null);
  };
  if (open === 'help') return <Shortcuts onClose={close} />;
  if (open !== 'search') return null;
  return (
    <Suspense>
      <Palette first={() => typed.current ?? ''} onClose={close} />
    </Suspense>
  );
}

/** A control says its own key in `data-shortcut`. */
function pressControl(event: KeyboardEvent): void {
  if (!/^[a-z]$/.test(event.key)) return;
  const control = document.querySelector<HTMLElement>(`.topbar [data-shortcut="${event.key}"]`);
  if (control === null) return;
  event.preventDefault();
  control.click();
}
