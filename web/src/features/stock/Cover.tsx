import { useI18n } from '../../shared/i18n/context.tsx';
import type { Recommendation } from './api/recommendations.ts';

interface CoverProps {
  readonly item: Recommendation;
  /** Days that the bar can show. */
  readonly longest: number;
}

const WIDTH = 144;
const HEIGHT = 12;

/** Days that the stock lasts as a bar, the lead time as a mark. */
export function Cover({ item, longest }: CoverProps) {
  const { m, f } = useI18n();
  const { daysOfCover, leadTimeDays, leadTimeSource } = item;
  const x = (days: number) => (Math.min(days, longest) / longest) * WIDTH;
  const lead = f.number(leadTimeDays, 1);
  const source = leadTimeSource === 'assumption' ? ` (${m.stock.assumed})` : '';
  return (
    <>
      <svg
        className="cover"
        width={WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        aria-hidden="true"
      >
        {daysOfCover !== null && (
          <rect
            y={3}
            height={6}
            width={x(daysOfCover)}
            data-short={daysOfCover < leadTimeDays || undefined}
          />
        )}
        <line x1={x(leadTimeDays)} x2={x(leadTimeDays)} y1={0} y2={HEIGHT} />
      </svg>
      <small>
        {daysOfCover === null ? m.attention.noDemand : m.stock.coverOf(f.number(daysOfCover, 1), lead)}
        {source}
      </small>
    </>
  );
}
