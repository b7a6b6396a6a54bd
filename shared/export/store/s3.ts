/** Objects in an S3 bucket. Imported where a file is stored, so that other functions do not pay for the client. */
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3Attributes, tracedAwsClient } from '../../runtime/telemetry/aws.ts';
import { contentDisposition } from '../files/content-disposition.ts';
import { storeUnavailable } from './errors.ts';
import { multipartWriter } from './multipart.ts';
import { checkKey, type ObjectStore, type ObjectType } from './port.ts';

const LINK_SECONDS = 300;
const TIMEOUT_MS = 10_000;

export interface S3Settings {
  readonly bucket: string;
  /** Address of an emulator; AWS itself when absent. */
  readonly endpoint?: string | undefined;
  /**
   * Where links lead: to the bucket itself (the default), or to the host that was asked for them, which passes
   * them on to the bucket under the bucket's own name, since that name is signed.
   */
  readonly links?: 'bucket' | 'same-origin' | undefined;
}

export function s3Store({ bucket, endpoint, links = 'bucket' }: S3Settings): ObjectStore {
  const plain = new S3Client({
    maxAttempts: 3,
    // An emulator has no bucket names in its host names.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
  });
  const client = tracedAwsClient(plain, 'S3', s3Attributes);
  const target = (key: string) => {
    checkKey(key);
    return { Bucket: bucket, Key: key };
  };
  const within = (signal?: AbortSignal) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    return { abortSignal: signal ? AbortSignal.any([signal, timeout]) : timeout };
  };
  return {
    kind: 's3',
    locate: (key) => `s3://${bucket}/${key}`,
    async check(signal) {
      try {
        await client.send(new HeadBucketCommand({ Bucket: bucket }), within(signal));
      } catch (cause) {
        throw storeUnavailable('bucket REPORT_BUCKET cannot be reached', cause);
      }
    },
    async create(key, type, signal) {
      return multipartWriter({ client, target: target(key), headers: headersOf(type), within, signal });
    },
    async link(key, { contentType, fileName }) {
      const command = new GetObjectCommand({
        ...target(key),
        ResponseContentType: contentType,
        ResponseContentDisposition: contentDisposition(fileName),
      });
      const link = await getSignedUrl(client, command, { expiresIn: LINK_SECONDS });
      return links === 'bucket' ? link : link.slice(new URL(link).origin.length);
    },
    async remove(key) {
      try {
        await client.send(new DeleteObjectCommand(target(key)), within());
      } catch (cause) {
        throw storeUnavailable('could not be written', cause);
      }
    },
    async read(key, signal) {
      try {
        const { Body } = await client.send(new GetObjectCommand(target(key)), within(signal));
        return (await Body?.transformToByteArray()) ?? null;
      } catch (error) {
        if (error instanceof NoSuchKey) return null;
        throw storeUnavailable('could not be read', error);
      }
    },
  };
}

function headersOf({ contentType, fileName }: ObjectType) {
  return { ContentType: contentType, ContentDisposition: contentDisposition(fileName) };
}
