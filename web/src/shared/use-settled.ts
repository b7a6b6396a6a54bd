import { useState } from 'react';

/** A value as it was when things were last settled: what stays on the screen while an answer is under way. */
export function useSettled<T>(value: T, isSettled: boolean): T {
  const [kept, setKept] = useState(value);
  if (isSettled && kept !== value) setKept(value);
  return isSettled ? value : kept;
}
