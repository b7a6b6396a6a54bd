/** The two figures of a breakdown, which every warehouse defines alike. */
import type { MetricDefinition } from '../platform/metrics.ts';

type Shared = Pick<
  MetricDefinition,
  'domain' | 'period' | 'sources' | 'queries' | 'endpoints' | 'references'
>;

interface Breakdown extends Shared {
  /** What a part's revenue is, in one warehouse's words. */
  readonly revenue: Pick<MetricDefinition, 'definition' | 'formula' | 'caveats'>;
  /** What a part's share of the change is to be read with, beside what is true of every share. */
  readonly shareCaveats: MetricDefinition['caveats'];
}

export function breakdownOf({ revenue, shareCaveats, ...shared }: Breakdown): readonly MetricDefinition[] {
  const { definition, formula, caveats } = revenue;
  return [
    {
      key: 'part_revenue',
      label: 'Revenue of a part',
      definition,
      formula,
      unit: 'USD',
      caveats,
      ...shared,
    },
    {
      key: 'part_share_of_change_pct',
      label: 'Share of the change',
      definition: 'How much of the change of the whole one part accounts for.',
      formula: '100 * (part_revenue - its previous) / (revenue of all parts - their previous)',
      unit: 'percent',
      caveats: [
        'The shares of all parts add up to 100. Parts that moved against the whole have a negative share, and others can then pass 100.',
        'Not known where the whole did not change.',
        ...shareCaveats,
      ],
      ...shared,
    },
  ];
}
