/** Wide World Importers what-if scenarios. */
import * as z from 'zod/mini';
import { created, defineEndpoint, json, run, token } from '../endpoint.ts';
import { isoInstant, pageMeta, plainMeta } from '../envelope.ts';
import { none, page, uuidParameter } from '../parameters.ts';

/** Multipliers of today's demand and lead times, and the service level to plan for. */
export const scenarioParameters = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  demandMultiplier: z.number().check(z.gte(0), z.lte(100)),
  leadTimeMultiplier: z.number().check(z.gte(0), z.lte(100)),
  serviceLevel: z.number().check(z.gte(0.5), z.lte(0.9999)),
  stockItemKeys: z.optional(z.array(z.int().check(z.gte(1))).check(z.minLength(1), z.maxLength(1000))),
});

export const scenarioOutcome = z.object({
  stockOuts: z.int(),
  stockValue: z.nullable(z.number()),
  orders: z.int(),
  orderQuantity: z.int(),
  orderCost: z.nullable(z.number()),
});

const summary = {
  id: z.string(),
  name: z.string(),
  createdAt: isoInstant,
  parameters: z.omit(scenarioParameters, { name: true }),
  baseline: scenarioOutcome,
  result: scenarioOutcome,
};

const scenarioItemState = z.object({
  reorderPoint: z.number(),
  safetyStock: z.number(),
  daysOfCover: z.nullable(z.number()),
  recommendedQuantity: z.int(),
  urgency: z.enum(['HIGH', 'MEDIUM', 'LOW']),
});

export const scenarioSummary = z.object(summary);
export const scenario = z.object({
  ...summary,
  items: z.array(
    z.object({
      stockItemKey: z.int(),
      stockItem: z.string(),
      baseline: scenarioItemState,
      result: scenarioItemState,
    }),
  ),
});

const shared = { domain: 'wwi', audited: true } as const;

export const listScenarios = defineEndpoint({
  ...shared,
  id: 'wwi.scenarios.list',
  method: 'GET',
  path: '/api/wwi/scenarios',
  summary: 'Saved what-if scenarios, newest first',
  access: token,
  params: none,
  query: z.strictObject({ ...page }),
  body: none,
  data: z.array(scenarioSummary),
  meta: pageMeta,
  success: json,
  function: null,
});

export const createScenario = defineEndpoint({
  ...shared,
  id: 'wwi.scenarios.create',
  method: 'POST',
  path: '/api/wwi/scenarios',
  summary: 'Computes and saves a what-if scenario beside its baseline',
  access: run,
  params: none,
  query: none,
  body: scenarioParameters,
  data: scenario,
  meta: plainMeta,
  success: created,
  function: null,
});

export const readScenario = defineEndpoint({
  ...shared,
  id: 'wwi.scenarios.read',
  method: 'GET',
  path: '/api/wwi/scenarios/{id}',
  summary: 'One what-if scenario with its items',
  access: token,
  params: z.strictObject({ id: uuidParameter('The scenario.') }),
  query: none,
  body: none,
  data: scenario,
  meta: plainMeta,
  success: json,
  function: null,
});
