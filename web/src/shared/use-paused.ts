import { useEffect, useState } from 'react';

/** A value as it was when it last stood still for `pauseMs`: what is typed asks for nothing until then. */
export function usePaused<T>(value: T, pauseMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value, pauseMs]);
  return settled;
}
