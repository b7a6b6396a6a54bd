/** Light, dark, or as the system has it; remembered on this device. */
import { readPreference, writePreference } from '../preferences.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text);
const listeners = new Set<() => void>();
let current: Theme = 'system';

function show(theme: Theme): void {
  current = theme;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Puts the remembered theme on before anything is drawn. */
export function restoreTheme(): void {
  const stored = readPreference('theme');
  show(isTheme(stored) ? stored : 'system');
}

export function setTheme(theme: Theme): void {
  show(theme);
  writePreference('theme', theme);
  for (const listener of listeners) listener();
}

/** Calls `listener` whenever another theme is chosen, until what it answers is called. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const currentTheme = () => current;
