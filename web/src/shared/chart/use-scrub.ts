import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

const moves: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
  PageUp: (index, last) => Math.min(index + 7, last),
  PageDown: (index) => Math.max(index - 7, 0),
};

/** First and last place of a stretch. */
export type Stretch = readonly [number, number];

interface ScrubOptions {
  readonly count: number;
  /** Turns pixels from the left edge into an index. */
  readonly locate: (x: number) => number;
  readonly onOpen?: ((index: number) => void) | undefined;
  readonly onRange?: ((first: number, last: number) => void) | undefined;
}

/** Pixels that a pointer may tremble without drawing a stretch. */
const TREMBLE = 6;

const stretchOf = (a: number, b: number): Stretch => [Math.min(a, b), Math.max(a, b)];

/**
 * The mark that the pointer or the arrow keys rest on, and the stretch that a drag or arrows with Shift draw.
 * Nothing is active until the reader comes. A finger reads with its first tap and opens with its second.
 */
export function useScrub({ count, locate, onOpen, onRange }: ScrubOptions) {
  const [active, setActive] = useState<number | null>(null);
  const [anchor, setAnchor] = useState<number | null>(null);
  const down = useRef<{ readonly x: number; readonly index: number; readonly wasActive: boolean } | null>(
    null,
  );
  const last = count - 1;
  const index = active === null ? null : Math.min(active, last);
  const selection = anchor === null || index === null ? null : stretchOf(Math.min(anchor, last), index);

  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    return { x, index: Math.max(0, Math.min(locate(x), last)) };
  };
  const clear = () => {
    down.current = null;
    setAnchor(null);
  };
  const act = (opened: number, chosen: Stretch | null) => {
    if (chosen === null || chosen[0] === chosen[1]) onOpen?.(opened);
    else onRange?.(...chosen);
  };

  return {
    active: index,
    selection,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary) return;
        const place = placeOf(event);
        down.current = { ...place, wasActive: place.index === index || event.pointerType === 'mouse' };
        setActive(place.index);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const place = placeOf(event);
        setActive(place.index);
        const start = down.current;
        if (start === null || onRange === undefined || Math.abs(place.x - start.x) <= TREMBLE) return;
        if (!event.currentTarget.hasPointerCapture(event.pointerId)) {
          event.currentTarget.setPointerCapture(event.pointerId);
        }
        setAnchor(start.index);
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        const start = down.current;
        if (start === null) return;
        const place = placeOf(event);
        const isDrag = anchor !== null;
        clear();
        if (isDrag) act(place.index, stretchOf(start.index, place.index));
        else if (start.wasActive) act(place.index, null);
      },
      onPointerCancel: clear,
      onPointerLeave: (event: PointerEvent<HTMLElement>) => {
        if (event.pointerType === 'touch' || down.current !== null) return;
        setActive(null);
        setAnchor(null);
      },
      onBlur: () => {
        setActive(null);
        clear();
      },
      onFocus: () => setActive((current) => current ?? last),
      onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
        const at = index ?? last;
        if (event.key === 'Enter' && index !== null) {
          event.preventDefault();
          clear();
          act(index, selection);
          return;
        }
        if (event.key === 'Escape' && anchor !== null) {
          event.stopPropagation();
          clear();
          return;
        }
        const move = moves[event.key];
        if (move === undefined) return;
        event.preventDefault();
        if (!event.shiftKey) setAnchor(null);
        else if (onRange !== undefined) setAnchor((current) => current ?? at);
        setActive(move(at, last));
      },
    },
  };
}
