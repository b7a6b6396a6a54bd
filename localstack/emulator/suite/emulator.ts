/** The emulator of the suite. */
import { inject } from 'vitest';
import type { EmulatorAddress } from '../../deploy/emulator-api.ts';

/** Variables that point the SDK to the emulator; null where there is none. */
export const emulator = inject('emulator');

/** Where there is no emulator its suites are skipped. */
export const withEmulator = emulator !== null;

/** Points this process's AWS clients to the emulator. */
export function useEmulator(): EmulatorAddress {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = emulator ?? {};
  if (endpoint === undefined || region === undefined) throw new Error('there is no emulator');
  Object.assign(process.env, emulator);
  return { endpoint, region };
}
