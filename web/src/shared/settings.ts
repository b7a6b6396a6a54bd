import { createContext, use } from 'react';

export interface PageSettings {
  /** Address of a trace with `{traceId}` in it, or null where traces are shown nowhere. */
  readonly traceUrlTemplate: string | null;
  /** Parts of the address at the start that could not be used. */
  readonly brokenParts: readonly string[];
}

export const SettingsContext = createContext<PageSettings>({ traceUrlTemplate: null, brokenParts: [] });

export const useSettings = (): PageSettings => use(SettingsContext);

/** Whether traces are shown by the page itself, as the one-machine edition does. */
export const hasEmbeddedTraces = (template: string | null): boolean => template === '/traces/{traceId}';
