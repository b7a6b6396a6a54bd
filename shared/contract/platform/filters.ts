/** The values that the filters of a domain can take, as loaded. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { plainMeta } from '../envelope.ts';
import { none } from '../parameters.ts';

const shared = {
  method: 'GET',
  access: token,
  audited: false,
  params: none,
  query: none,
  body: none,
  meta: plainMeta,
  success: json,
} as const;

export const awFilterValues = defineEndpoint({
  ...shared,
  id: 'aw.filters',
  path: '/api/aw/filters',
  domain: 'aw',
  summary: 'Territories, categories and channels to filter by',
  data: z.object({
    territories: z.array(z.string()),
    categories: z.array(z.string()),
    channels: z.array(z.string()),
  }),
  function: 'api/aw/filters.ts',
});

export const wwiFilterValues = defineEndpoint({
  ...shared,
  id: 'wwi.filters',
  path: '/api/wwi/filters',
  domain: 'wwi',
  summary: 'Suppliers and supplier categories to filter by',
  data: z.object({ suppliers: z.array(z.string()), categories: z.array(z.string()) }),
  function: 'api/wwi/filters.ts',
});
