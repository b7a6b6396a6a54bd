/** The planner's own quantities: kept while the page is open, whichever page of it is shown. */
import { useSyncExternalStore } from 'react';
import type { OrderEdits } from './order.ts';

let edits: OrderEdits = {};
const listeners = new Set<() => void>();

function change(next: OrderEdits): void {
  edits = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const setQuantity = (stockItemKey: number, quantity: number) =>
  change({ ...edits, [stockItemKey]: quantity });

export const forgetEdits = () => change({});

export const useOrderEdits = () => useSyncExternalStore(subscribe, () => edits);
