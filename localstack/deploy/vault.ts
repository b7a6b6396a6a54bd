import { type EmulatorAddress, isSet, put } from './emulator-api.ts';

const configuration =
  '<ObjectLockConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
  '<ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>';

/**
 * Turns on the bucket's object lock where it is off, so that seals can be put there. The template asks for it,
 * and CloudFormation of MiniStack 1.5 passes it over.
 */
export async function lockVault(emulator: EmulatorAddress, bucket: string): Promise<void> {
  const path = `/${bucket}?object-lock`;
  if (!(await isSet(emulator, 's3', path))) await put(emulator, 's3', path, configuration);
}
