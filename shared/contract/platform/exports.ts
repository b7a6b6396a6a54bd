/** The export history, and files that take longer than a request. */
import * as z from 'zod/mini';
import { defineEndpoint, json, redirect, token } from '../endpoint.ts';
import { isoInstant, pageMeta, plainMeta } from '../envelope.ts';
import { domain, none, page, uuidParameter } from '../parameters.ts';

export const exportRecord = z.object({
  id: z.string(),
  at: isoInstant,
  actor: z.string(),
  domain: z.enum(['aw', 'wwi', 'platform']),
  view: z.string(),
  format: z.string(),
  rows: z.int(),
  bytes: z.int(),
  sha256: z.string(),
  traceId: z.nullable(z.string()),
  /** What lineage takes; null for a file of before it was kept. */
  auditId: z.nullable(z.string()),
});

export const listExports = defineEndpoint({
  id: 'platform.exports.list',
  method: 'GET',
  path: '/api/exports',
  domain: 'platform',
  summary: 'Files that were exported or reported, newest first',
  access: token,
  audited: false,
  params: none,
  query: z.strictObject({ domain: z.optional(domain), ...page }),
  body: none,
  data: z.array(exportRecord),
  meta: pageMeta,
  success: json,
  function: 'api/platform/exports.ts',
});

/** A stored file: where it lies, an address that the same caller can download, its size and SHA-256. */
export const storedFile = z.object({
  path: z.string(),
  url: z.string(),
  bytes: z.int(),
  sha256: z.string(),
});

export const fileStatus = z.enum(['running', 'succeeded', 'failed']);

const shared = {
  method: 'GET',
  domain: 'platform',
  access: token,
  audited: false,
  params: z.strictObject({ id: uuidParameter('The export, from the answer that said it takes longer.') }),
  query: none,
  body: none,
  meta: plainMeta,
} as const;

export const readExport = defineEndpoint({
  ...shared,
  id: 'platform.exports.read',
  path: '/api/exports/{id}',
  summary: 'State of an export that takes longer than a request',
  data: z.object({
    exportId: z.string(),
    status: fileStatus,
    at: isoInstant,
    file: z.nullable(storedFile),
  }),
  success: json,
  function: 'api/platform/exports-read.ts',
});

export const exportFile = defineEndpoint({
  ...shared,
  id: 'platform.exports.file',
  path: '/api/exports/{id}/file',
  summary: 'The file of such an export',
  audited: true,
  data: z.unknown(),
  success: redirect,
  function: 'api/platform/exports-file.ts',
});
