import { type RefObject, useEffect, useRef } from 'react';

/** Focus goes into the panel as it opens or turns to something else, and back to where it came from. */
export function useFocusWhileOpen(panel: RefObject<HTMLElement | null>, id: string): void {
  const origin = useRef<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows what is open
  useEffect(() => {
    if (!panel.current?.contains(document.activeElement)) origin.current = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    panel.current?.scrollTo({ top: 0 });
  }, [id, panel]);
  useEffect(
    () => () => {
      if (origin.current instanceof HTMLElement && origin.current.isConnected) origin.current.focus();
    },
    [],
  );
}
