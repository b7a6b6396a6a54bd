import { useI18n } from '../../shared/i18n/context.tsx';
import type { Recommendation } from './api/recommendations.ts';
import { isBelowZero } from './needs.ts';

/** Goes on with an item's second line where its stock on hand cannot be right. */
export function BelowZero({ item }: { item: Recommendation }) {
  const { m, f } = useI18n();
  if (!isBelowZero(item)) return null;
  return (
    <>
      {'; '}
      <span data-tone="bad">{m.wwi.stock.belowZero(f.number(item.onHand))}</span>
    </>
  );
}
