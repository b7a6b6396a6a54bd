/** Wide World Importers stock-level business events, as stored by the reorder and events jobs. */
import * as z from 'zod/mini';
import { defineEndpoint, json, token } from '../endpoint.ts';
import { isoDate, isoInstant, said, storedPageMeta } from '../envelope.ts';
import { choiceParameter, none, page } from '../parameters.ts';
import { urgency } from './stock.ts';

/** What the list of events and its file can be narrowed to. */
export const eventFilters = {
  urgency: z.optional(choiceParameter(['HIGH', 'MEDIUM', 'LOW'], 'Urgency of the events; all when absent.')),
};

export const eventsQuery = z.strictObject({ ...eventFilters, ...page });

export const businessEvent = z.object({
  id: z.string(),
  at: isoInstant,
  stockItemKey: z.int(),
  stockItem: z.string(),
  type: z.string(),
  urgency,
  onHand: z.int(),
  threshold: z.number(),
  message: z.string(),
  /** The message sentence by sentence; null for an event of before it was kept. */
  said: z.nullable(said),
  /** Newest fact date that the run used; null where it was not recorded. */
  asOf: z.nullable(isoDate),
});

export const events = defineEndpoint({
  id: 'wwi.events',
  method: 'GET',
  path: '/api/wwi/events',
  domain: 'wwi',
  summary: 'Stock-level events that the jobs have recorded, newest first',
  access: token,
  audited: true,
  params: none,
  query: eventsQuery,
  body: none,
  data: z.array(businessEvent),
  meta: storedPageMeta,
  success: json,
  function: 'api/wwi/events.ts',
});
