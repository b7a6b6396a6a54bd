/**
 * The planner's own quantities. They are kept in this browser tab, so that a reload or another page loses
 * none, and hold for the data that they were chosen for: newer data begin with what is recommended.
 */
import { useSyncExternalStore } from 'react';
import { readStored, store } from '../../shared/storage.ts';
import type { OrderEdits } from './order.ts';

interface Kept {
  /** As-of date of the warehouse; null where it has none. */
  readonly asOf: string | null;
  readonly edits: OrderEdits;
}

const KEY = 'otel-bi.order';
const NONE: OrderEdits = {};
const NOTHING: Kept = { asOf: null, edits: NONE };

const listeners = new Set<() => void>();
let kept: Kept | undefined;

function current(): Kept {
  kept ??= readKept(readStored('sessionStorage', KEY));
  return kept;
}

/** @returns nothing kept for anything but what `change` writes */
export function readKept(text: string | null): Kept {
  if (text === null) return NOTHING;
  try {
    const read: unknown = JSON.parse(text);
    return isKept(read) ? read : NOTHING;
  } catch {
    // Not JSON: it was not written by this page.
    return NOTHING;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null || !('asOf' in value) || !('edits' in value)) return false;
  const { asOf, edits } = value;
  if (asOf !== null && typeof asOf !== 'string') return false;
  if (typeof edits !== 'object' || edits === null) return false;
  return Object.values(edits).every((quantity) => Number.isInteger(quantity) && quantity >= 0);
}

function change(next: Kept): void {
  kept = next;
  store('sessionStorage', KEY, JSON.stringify(next));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const editsFor = (asOf: string | null): OrderEdits => {
  const { asOf: chosenFor, edits } = current();
  return chosenFor === asOf ? edits : NONE;
};

export const setQuantity = (asOf: string | null, stockItemKey: number, quantity: number) =>
  change({ asOf, edits: { ...editsFor(asOf), [stockItemKey]: quantity } });

export const forgetEdits = () => change(NOTHING);

/** The quantities chosen for the data of that date. */
export const useOrderEdits = (asOf: string | null) => useSyncExternalStore(subscribe, () => editsFor(asOf));
