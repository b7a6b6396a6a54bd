/** The frame that the document itself brings, until the product draws its own. */
import { readPreference } from '../shared/preferences.ts';

/** Gives it the width that the reader left the rail at. */
export function restoreRail(): void {
  const isCollapsed = readPreference('rail') === 'collapsed';
  document.getElementById('shell')?.toggleAttribute('data-collapsed', isCollapsed);
}
