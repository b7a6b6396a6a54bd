/** Settings of buckets that the templates ask for and CloudFormation of MiniStack 1.5 passes over. */
import { stageId } from './cdk.ts';
import { type EmulatorAddress, getText, isSet, put } from './emulator-api.ts';

const namespace = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** Without it no seal can be put into the vault. */
const objectLock = `<ObjectLockConfiguration ${namespace}><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>`;

/** Without it CDK does not empty a bucket, and the stack that has it cannot be destroyed. */
const emptiedByCdk = `<Tagging ${namespace}><TagSet><Tag><Key>aws-cdk:auto-delete-objects</Key><Value>true</Value></Tag></TagSet></Tagging>`;

/** What is set already stays as it is. */
export async function completeBuckets(emulator: EmulatorAddress, vault: string): Promise<void> {
  await complete(emulator, `/${vault}?object-lock`, objectLock);
  const buckets = await getText(emulator, 's3', '/');
  for (const [, name = ''] of buckets.matchAll(/<Name>([^<]*)<\/Name>/g)) {
    const isOfStage = name.startsWith(`${stageId}-`) && name !== vault;
    if (isOfStage) await complete(emulator, `/${name}?tagging`, emptiedByCdk);
  }
}

async function complete(emulator: EmulatorAddress, path: string, xml: string): Promise<void> {
  if (!(await isSet(emulator, 's3', path))) await put(emulator, 's3', path, xml);
}
