/** The emulator of the suite. */
import { inject } from 'vitest';
import type { EmulatorAddress } from '../../deploy/emulator-api.ts';
import { trust } from '../ministack.ts';

/** Variables that point the SDK to the emulator; null where there is none. */
export const emulator = inject('emulator');

/** Where there is no emulator its suites are skipped. */
export const withEmulator = emulator !== null;

/** Points this process's AWS clients to the emulator. */
export function useEmulator(): EmulatorAddress {
  const { AWS_ENDPOINT_URL: endpoint, AWS_REGION: region } = emulator ?? {};
  if (endpoint === undefined || region === undefined) throw new Error('there is no emulator');
  Object.assign(process.env, emulator);
  if (emulator?.NODE_EXTRA_CA_CERTS !== undefined) trust(emulator.NODE_EXTRA_CA_CERTS);
  return { endpoint, region };
}
