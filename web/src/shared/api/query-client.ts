import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './error.ts';

const MAX_RETRIES = 2;
const MAX_WAIT_SECONDS = 10;

/** Only what passes by itself is tried again. */
export function shouldRetry(failures: number, error: Error): boolean {
  return error instanceof ApiError && error.isPassing && failures < MAX_RETRIES;
}

/** Milliseconds to wait: what the API asked for, else 0.5, 1, 2 s. */
export function retryDelay(failures: number, error: Error): number {
  const asked = error instanceof ApiError ? error.retryAfterSeconds : undefined;
  return Math.min(asked ?? 0.5 * 2 ** failures, MAX_WAIT_SECONDS) * 1000;
}

/** Answers stay fresh for a minute: the warehouses change a few times a day. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 60_000,
        gcTime: 600_000,
        retry: shouldRetry,
        retryDelay,
        refetchOnWindowFocus: false,
      },
    },
  });
}
