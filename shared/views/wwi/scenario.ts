import type * as z from 'zod/mini';
import { periodDays } from '../../analytics/kpi/periods.ts';
import type { ReorderItem } from '../../analytics/reorder/types.ts';
import { evaluateScenario, type ScenarioEvaluation } from '../../analytics/whatif/scenario.ts';
import type { ChannelFreshness, Notice, ReportingPeriod } from '../../contract/envelope.ts';
import { AppError } from '../../contract/errors.ts';
import type { scenario, scenarioParameters } from '../../contract/wwi/scenarios.ts';
import { stockPosition } from '../../warehouse/wwi/stock.ts';
import type { ViewContext } from '../view.ts';
import { coverageNotices, freshness } from './coverage.ts';
import { readStockPosition } from './stock-position.ts';

/** What is assumed to change. */
export type ScenarioParameters = Omit<z.output<typeof scenarioParameters>, 'name'>;

export interface ScenarioAnswer {
  readonly data: Pick<z.output<typeof scenario>, 'baseline' | 'result' | 'items'>;
  readonly meta: ScenarioMeta;
}

interface ScenarioMeta {
  readonly asOf: string | null;
  readonly queries: readonly string[];
  readonly notices: readonly Notice[];
  /** Days that demand was taken from; absent without sales. */
  readonly period?: ReportingPeriod;
  readonly channels: readonly ChannelFreshness[];
}

/**
 * What reordering would look like, beside what it looks like now: the baseline is what the stock
 * recommendations say of the same items. One round trip.
 *
 * @throws AppError `invalid_body` naming each stock item key that no item in stock has
 */
export async function wwiScenario(
  context: ViewContext,
  parameters: ScenarioParameters,
): Promise<ScenarioAnswer> {
  const { items, coverage, window, notices } = await readStockPosition(context, {});
  const { serviceLevel } = context.settings;
  const evaluated = evaluate(items, parameters, serviceLevel);
  refuseUnknown(parameters.stockItemKeys ?? [], evaluated.unknownStockItemKeys);
  return {
    data: {
      baseline: { serviceLevel, ...evaluated.baseline },
      result: { serviceLevel: parameters.serviceLevel, ...evaluated.result },
      items: [...evaluated.items],
    },
    meta: {
      asOf: coverage.asOf,
      queries: [stockPosition.name],
      notices: [...coverageNotices(coverage), ...notices],
      ...(window === null ? {} : { period: { ...window, days: periodDays(window) } }),
      channels: freshness(coverage),
    },
  };
}

/** @throws AppError `invalid_body` where it is the multipliers, not the data, that leave the range of numbers */
function evaluate(
  items: readonly ReorderItem[],
  parameters: ScenarioParameters,
  serviceLevel: number,
): ScenarioEvaluation {
  const settings = { serviceLevel };
  try {
    return evaluateScenario(items, parameters, settings);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Throws for itself where the data are at fault.
    evaluateScenario(items, { ...parameters, demandMultiplier: 1, leadTimeMultiplier: 1 }, settings);
    const message = 'makes demand or lead times larger than can be computed';
    throw new AppError('invalid_body', `a multiplier ${message}`, {
      cause: error,
      fields: [
        { field: 'demandMultiplier', in: 'body', message },
        { field: 'leadTimeMultiplier', in: 'body', message },
      ],
    });
  }
}

/** Keys that the error's sentence names; each has its field error. */
const NAMED_KEYS = 10;

function refuseUnknown(given: readonly number[], unknown: readonly number[]): void {
  if (unknown.length === 0) return;
  const keys = new Set(unknown);
  const more = unknown.length > NAMED_KEYS ? ` and ${unknown.length - NAMED_KEYS} more` : '';
  const named = unknown.slice(0, NAMED_KEYS).join(', ');
  throw new AppError('invalid_body', `stockItemKeys names items that are not in stock: ${named}${more}`, {
    fields: given.flatMap((key, index) =>
      keys.has(key)
        ? [
            {
              field: `stockItemKeys.${index}`,
              in: 'body' as const,
              message: `${key} is the key of no item in stock`,
            },
          ]
        : [],
    ),
  });
}
