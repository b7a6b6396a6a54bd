/** The API document, as JSON and as a page; hidden when APP_ENV is prod. */
import * as z from 'zod/mini';
import { defineEndpoint, html, json, open } from '../endpoint.ts';
import { plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

const shared = {
  method: 'GET',
  domain: 'platform',
  access: open,
  audited: false,
  params: none,
  query: none,
  body: none,
  data: z.unknown(),
  meta: plainMeta,
} as const;

export const openapiDocument = defineEndpoint({
  ...shared,
  id: 'platform.openapi',
  path: '/api/openapi.json',
  summary: 'This document',
  success: json,
  function: 'api/platform/openapi.ts',
});

export const docsPage = defineEndpoint({
  ...shared,
  id: 'platform.docs',
  path: '/api/docs',
  summary: 'This document as a page',
  success: html,
  function: 'api/platform/docs.ts',
});
