/** Wide World Importers what-if scenarios. */
import * as z from 'zod/mini';
import { created, defineEndpoint, json, run, token } from '../endpoint.ts';
import {
  analyticsMetaFields,
  channelFreshness,
  isoDate,
  isoInstant,
  notice,
  reportingPeriod,
  storedMeta,
  storedPageMeta,
} from '../envelope.ts';
import { isPrintable, none, page, uuidParameter } from '../parameters.ts';
import { urgency } from './stock.ts';

function numberFrom(min: number, max: number) {
  const message = `must be a number from ${min} to ${max}`;
  return z.number(message).check(z.gte(min, message), z.lte(max, message));
}

const scenarioName = 'must be 1 to 200 characters without line breaks or other control characters';
const itemKey = 'must be a stock item key: a whole number from 1';
const itemKeys = 'must be a list of 1 to 1000 stock item keys';

/** Multipliers of today's demand and lead times, and the service level to plan for. */
export const scenarioParameters = z.strictObject(
  {
    name: z
      .string(scenarioName)
      .check(
        z.trim(),
        z.minLength(1, scenarioName),
        z.maxLength(200, scenarioName),
        z.refine(isPrintable, { error: scenarioName }),
      ),
    demandMultiplier: numberFrom(0, 100),
    leadTimeMultiplier: numberFrom(0, 100),
    /** Share of order cycles that shall pass without a stock-out. */
    serviceLevel: numberFrom(0.5, 0.9999),
    /** The items it is about; all when absent. */
    stockItemKeys: z.optional(
      z
        .array(z.int(itemKey).check(z.gte(1, itemKey)), itemKeys)
        .check(z.minLength(1, itemKeys), z.maxLength(1000, itemKeys)),
    ),
  },
  'must be a JSON object',
);

/** Totals over the items of a scenario; quantities in units, money in USD at the last cost. */
export const scenarioOutcome = z.object({
  /** Service level that was planned for: the configured one in the baseline, the scenario's in the result. */
  serviceLevel: z.number(),
  /** Items whose stock on hand is less than the demand expected until an order placed now arrives. */
  stockOuts: z.int(),
  /** Sum over the items of the probability that demand in the lead time exceeds the stock on hand. */
  expectedStockOuts: z.number(),
  /** On hand, on order and recommended units; null when a cost is unknown. */
  stockValue: z.nullable(z.number()),
  safetyStockValue: z.nullable(z.number()),
  /** Items to order. */
  orders: z.int(),
  orderQuantity: z.int(),
  orderCost: z.nullable(z.number()),
});

const summary = {
  id: z.string(),
  name: z.string(),
  createdAt: isoInstant,
  /** Newest fact date that it was computed from. */
  asOf: z.nullable(isoDate),
  parameters: z.omit(scenarioParameters, { name: true }),
  baseline: scenarioOutcome,
  result: scenarioOutcome,
};

const scenarioItemState = z.object({
  reorderPoint: z.number(),
  safetyStock: z.number(),
  daysOfCover: z.nullable(z.number()),
  recommendedQuantity: z.int(),
  /** Probability that demand in the lead time exceeds the stock on hand, in percent. */
  stockOutRiskPct: z.number(),
  urgency,
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

/** What a scenario would come to, before anybody saves it. */
export const scenarioPreview = z.pick(scenario, { baseline: true, result: true, items: true });

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
  meta: storedPageMeta,
  success: json,
  function: 'api/wwi/scenarios-list.ts',
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
  meta: z.object({
    ...storedMeta.shape,
    queries: z.array(z.string()),
    notices: z.array(notice),
    /** Days that demand was taken from; absent without sales. */
    period: z.optional(reportingPeriod),
    channels: z.array(channelFreshness),
  }),
  success: created,
  function: 'api/wwi/scenarios-create.ts',
});

export const previewScenario = defineEndpoint({
  ...shared,
  id: 'wwi.scenarios.preview',
  method: 'POST',
  path: '/api/wwi/scenarios/preview',
  summary: 'Computes a what-if scenario beside its baseline without saving it',
  access: token,
  params: none,
  query: none,
  /** What saving takes; the name may be missing still. */
  body: z.partial(scenarioParameters, { name: true }),
  data: scenarioPreview,
  meta: z.object({
    ...analyticsMetaFields,
    period: z.optional(reportingPeriod),
    channels: z.array(channelFreshness),
  }),
  success: json,
  function: 'api/wwi/scenarios-preview.ts',
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
  meta: storedMeta,
  success: json,
  function: 'api/wwi/scenarios-read.ts',
});
