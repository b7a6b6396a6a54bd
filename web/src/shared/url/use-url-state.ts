import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { UrlState } from './state.ts';

/** A change of the state; undefined takes a part out of the address. */
export type UrlChange = { readonly [Name in keyof UrlState]?: UrlState[Name] | undefined };

/** The address's state, and how to change it: each change but an open panel is a step back in the history. */
export function useUrlState(): readonly [
  UrlState,
  (change: UrlChange, options?: { replace?: boolean }) => void,
] {
  const state = useSearch({ from: '__root__' });
  const navigate = useNavigate();
  const change = useCallback(
    (next: UrlChange, options: { replace?: boolean } = {}) => {
      void navigate({
        to: '.',
        search: (previous) => withoutEmpty({ ...previous, ...next }),
        replace: options.replace ?? false,
        resetScroll: false,
      });
    },
    [navigate],
  );
  return [state, change];
}

function withoutEmpty(state: UrlChange): UrlState {
  // Dropping what is undefined leaves exactly the state's own shape.
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as UrlState;
}
