import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { UrlState } from './state.ts';

/** A change of the state; undefined takes a part out of the address. */
export type UrlChange = { readonly [Name in keyof UrlState]?: UrlState[Name] | undefined };

type ChangeUrl = (change: UrlChange, options?: { replace?: boolean }) => void;

/** Changes the address's state without following it, for what stands in a page many times. */
export function useUrlChange(): ChangeUrl {
  const navigate = useNavigate();
  return useCallback(
    (next, options = {}) => {
      void navigate({
        to: '.',
        search: (previous) => withoutEmpty({ ...previous, ...next }),
        replace: options.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
}

/** The address's state, and how to change it: each change but an open panel is a step back in the history. */
export function useUrlState(): readonly [UrlState, ChangeUrl] {
  return [useSearch({ from: '__root__' }), useUrlChange()];
}

function withoutEmpty(state: UrlChange): UrlState {
  // Dropping what is undefined leaves exactly the state's own shape.
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as UrlState;
}
