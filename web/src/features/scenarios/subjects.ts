/** The numbers of a scenario as they can be explained. */
import type { Subject } from '../../shared/explain/subject.ts';
import type { Unit } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { ItemState, PreviewAnswer } from './api/scenarios.ts';
import { measures, type Side } from './measures.ts';

/** Columns of the items, by their key in the metric catalogue. */
const itemColumns = {
  scenario_stock_out_risk_pct: { unit: 'percent', value: (state: ItemState) => state.stockOutRiskPct },
  stock_days_of_cover: { unit: 'days', value: (state: ItemState) => state.daysOfCover },
  stock_recommended_quantity: { unit: 'units', value: (state: ItemState) => state.recommendedQuantity },
} as const satisfies Readonly<
  Record<string, { readonly unit: Unit; readonly value: (state: ItemState) => number | null }>
>;

export type ItemMetric = keyof typeof itemColumns;

export const itemNumberId = (metric: ItemMetric, stockItemKey: number) => `wwi.${metric}.${stockItemKey}`;

const isSide = (text: string | undefined): text is Side => text === 'baseline' || text === 'result';
const isItemMetric = (text: string): text is ItemMetric => Object.hasOwn(itemColumns, text);

/** The number that the address names, where this answer has it. */
export function scenarioSubjects(
  answer: PreviewAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  const [, metric = '', part] = explain?.split('.') ?? [];
  if (answer === undefined || explain === undefined) return [];
  const shared = { id: explain, domain: 'wwi', metric, meta: answer.meta, request: answer.request } as const;
  const texts = m.wwi.whatIf;
  if (isItemMetric(metric)) {
    const { unit, value } = itemColumns[metric];
    const item = answer.data.items.find(({ stockItemKey }) => String(stockItemKey) === part);
    if (item === undefined) return [];
    const label = `${texts.itemMetrics[metric]}: ${item.stockItem}`;
    return [{ ...shared, label, unit, value: value(item.result), lead: texts.sides.result }];
  }
  const measure = measures.find((each) => each.metric === metric);
  if (measure === undefined || !isSide(part)) return [];
  const { key, unit } = measure;
  const label = texts.measures[key];
  return [{ ...shared, label, unit, value: answer.data[part][key], lead: texts.sides[part] }];
}
