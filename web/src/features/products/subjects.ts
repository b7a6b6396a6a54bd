/** The numbers of the products as they can be explained. */
import { rowId, rowSubjects } from '../../shared/explain/rows.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { DemandAnswer, Product } from './api/demand.ts';
import { revenueOf } from './classes.ts';

export const productKey = ({ productKey: key }: Product) => key;
export const productId = (metric: string, product: Product) => rowId('aw', metric, product.productKey);
export const matrixId = 'aw.product_abc_class';
export const paretoId = 'aw.product_revenue';

export function productSubjects(
  answer: DemandAnswer | undefined,
  explain: string | undefined,
  m: Messages,
): Subject[] {
  if (answer === undefined || explain === undefined) return [];
  const texts = m.analysis.products;
  const { data, meta, request } = answer;
  const shared = { domain: 'aw', meta, request } as const;
  return [
    {
      ...shared,
      id: matrixId,
      metric: 'product_abc_class',
      label: texts.classLabel('A'),
      value: data.filter(({ abcClass }) => abcClass === 'A').length,
      unit: 'count',
    },
    {
      ...shared,
      id: paretoId,
      metric: 'product_revenue',
      label: texts.revenue,
      value: revenueOf(data),
      unit: 'USD',
    },
    ...rowSubjects<Product>({
      answer,
      explain,
      domain: 'aw',
      keyOf: productKey,
      nameOf: ({ name }) => name,
      columns: {
        product_units: { unit: 'units', label: texts.units, value: ({ units }) => units },
        product_revenue: { unit: 'USD', label: texts.revenue, value: ({ revenue }) => revenue },
        product_trend_pct_per_month: {
          unit: 'percent',
          label: texts.trend,
          value: ({ trendPctPerMonth }) => trendPctPerMonth,
        },
        product_demand_score: { unit: 'score', label: texts.score, value: ({ demandScore }) => demandScore },
      },
    }),
  ];
}
