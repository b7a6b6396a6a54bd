import { useSyncExternalStore } from 'react';
import { currentTheme, subscribe, type Theme } from './theme.ts';

export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, currentTheme);
}
