/** What a browser keeps for the page. It may refuse to: then nothing was kept, which is no failure. */

type Place = 'localStorage' | 'sessionStorage';

/** @returns null where nothing was kept under this name, or the browser does not tell */
export function readStored(place: Place, name: string): string | null {
  try {
    return window[place].getItem(name);
  } catch {
    // Even to name a storage fails where the browser forbids it.
    return null;
  }
}

/** Keeps a text, or removes it where it is null. A storage that is full or forbidden keeps nothing. */
export function store(place: Place, name: string, text: string | null): void {
  try {
    if (text === null) window[place].removeItem(name);
    else window[place].setItem(name, text);
  } catch {
    // Whoever reads it finds nothing and goes on without.
  }
}
