import { createContext, use } from 'react';
import type { ApiClient } from './client.ts';

export const ApiContext = createContext<ApiClient | null>(null);

/** The client of this page. */
export function useApi(): ApiClient {
  const client = use(ApiContext);
  if (client === null) throw new Error('no API client above this component');
  return client;
}
