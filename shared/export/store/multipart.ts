/** An S3 object written in parts as it is made; visible only once complete, aborted when given up. */
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { storeUnavailable } from './errors.ts';
import type { ObjectWriter } from './port.ts';

/** 10,000 parts at most, of 5 MiB at least: this size reaches 80 GB. */
const PART_BYTES = 8 * 1024 * 1024;

export interface Upload {
  readonly client: S3Client;
  readonly target: { readonly Bucket: string; readonly Key: string };
  readonly headers: { readonly ContentType: string; readonly ContentDisposition: string };
  /** Bounds one request in time. */
  readonly within: (signal?: AbortSignal) => { readonly abortSignal: AbortSignal };
  readonly signal?: AbortSignal | undefined;
}

/** What is no larger than a part is sent at once, by `commit`. */
export function multipartWriter({ client, target, headers, within, signal }: Upload): ObjectWriter {
  let waiting: Uint8Array[] = [];
  let size = 0;
  let uploadId: string | undefined;
  const parts: { PartNumber: number; ETag: string }[] = [];

  async function sent<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      throw storeUnavailable('could not be written', cause);
    }
  }

  async function begin(): Promise<string> {
    if (uploadId !== undefined) return uploadId;
    const command = new CreateMultipartUploadCommand({ ...target, ...headers });
    const { UploadId } = await client.send(command, within(signal));
    if (UploadId === undefined) throw storeUnavailable('did not begin an upload');
    uploadId = UploadId;
    return UploadId;
  }

  async function sendPart(): Promise<void> {
    const Body = Buffer.concat(waiting);
    waiting = [];
    size = 0;
    const PartNumber = parts.length + 1;
    const command = new UploadPartCommand({ ...target, UploadId: await begin(), PartNumber, Body });
    const { ETag } = await client.send(command, within(signal));
    if (ETag === undefined) throw storeUnavailable('did not confirm a part');
    parts.push({ PartNumber, ETag });
  }

  return {
    async write(chunk) {
      waiting.push(chunk);
      size += chunk.length;
      if (size >= PART_BYTES) await sent(sendPart);
    },
    commit: () =>
      sent(async () => {
        if (uploadId === undefined) {
          const Body = Buffer.concat(waiting);
          await client.send(new PutObjectCommand({ ...target, ...headers, Body }), within(signal));
          return;
        }
        if (size > 0) await sendPart();
        const complete = { ...target, UploadId: uploadId, MultipartUpload: { Parts: parts } };
        await client.send(new CompleteMultipartUploadCommand(complete), within(signal));
        uploadId = undefined;
      }),
    async abort() {
      waiting = [];
      if (uploadId === undefined) return;
      const command = new AbortMultipartUploadCommand({ ...target, UploadId: uploadId });
      uploadId = undefined;
      await sent(() => client.send(command, within()));
    },
  };
}
