import { useEffect, useState } from 'react';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { changeOfLevers, type Levers, leversOf, sameLevers } from './parameters.ts';

/** A pause after which what the sliders say goes into the address, and so to the API. */
const SETTLE_MS = 180;

/**
 * The levers as they are being moved, and as the address has them once they rest.
 * @param base what holds where the address says nothing
 * @param items keys of the items that the scenario is about, to be kept when a lever moves
 */
export function useLevers(base: Levers, items: readonly number[] | undefined) {
  const [state, setState] = useUrlState();
  const settled = leversOf(state, base);
  const [moving, setMoving] = useState<Levers | null>(null);
  const isArrived = moving !== null && sameLevers(moving, settled);
  useEffect(() => {
    if (moving === null) return;
    if (isArrived) {
      setMoving(null);
      return;
    }
    const timer = setTimeout(() => setState(changeOfLevers(moving, items), { replace: true }), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [moving, isArrived, items, setState]);
  return { shown: moving ?? settled, settled, isMoving: moving !== null && !isArrived, move: setMoving };
}
