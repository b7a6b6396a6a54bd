/** What a reader chose on this device. Storage may be refused by the browser: then a choice lasts for the visit. */
import { readStored, store } from './storage.ts';

type Name = 'language' | 'theme' | 'rail' | `widths.${string}`;

const key = (name: Name) => `otel-bi.${name}`;

export function readPreference(name: Name): string | null {
  return readStored('localStorage', key(name));
}

export function writePreference(name: Name, value: string): void {
  store('localStorage', key(name), value);
}
