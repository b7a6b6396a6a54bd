/** What a reader chose on this device. Storage may be refused by the browser: then a choice lasts for the visit. */

type Name = 'language' | 'theme' | 'rail' | `widths.${string}`;

const key = (name: Name) => `otel-bi.${name}`;

export function readPreference(name: Name): string | null {
  try {
    return window.localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

export function writePreference(name: Name, value: string): void {
  try {
    window.localStorage.setItem(key(name), value);
  } catch {
    // Refused storage: the choice holds for this visit.
  }
}
