/** What the endpoints of lineage have in common, apart from their answers: each function holds its own. */
import * as z from 'zod/mini';
import { audit } from '../endpoint.ts';
import { none, uuidParameter } from '../parameters.ts';

export const lineageParams = z.strictObject({
  auditId: uuidParameter('The audit row of the answer, or the id of the run or report that it is part of.'),
});
export const lineageShared = {
  domain: 'platform',
  access: audit,
  audited: true,
  query: none,
  body: none,
} as const;
