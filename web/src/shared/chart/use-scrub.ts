import { type KeyboardEvent, type PointerEvent, useState } from 'react';

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
  PageUp: (index, last) => Math.min(index + 7, last),
  PageDown: (index) => Math.max(index - 7, 0),
};

/**
 * The mark that the pointer or the arrow keys rest on. `locate` turns pixels from the left edge into an
 * index; nothing is active until the reader comes.
 */
export function useScrub(count: number, locate: (x: number) => number) {
  const [active, setActive] = useState<number | null>(null);
  const last = count - 1;
  const index = active === null ? null : Math.min(active, last);
  return {
    active: index,
    handlers: {
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
        setActive(Math.max(0, Math.min(locate(x), last)));
      },
      onPointerLeave: () => setActive(null),
      onBlur: () => setActive(null),
      onFocus: () => setActive((current) => current ?? last),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const move = moves[event.key];
        if (move === undefined) return;
        event.preventDefault();
        setActive(move(index ?? last, last));
      },
    },
  };
}
