import { useI18n } from '../../shared/i18n/context.tsx';
import { midnightsOf, WEEK_MS } from './week.ts';

/** The days above the strips, each where it begins; hidden from readers that hear the strips' own words. */
export function WeekDays({ now }: { now: number }) {
  const { f } = useI18n();
  return (
    <div className="week-days" aria-hidden="true">
      {midnightsOf(now).map((at) => (
        <span key={at} style={{ left: `${((at - (now - WEEK_MS)) / WEEK_MS) * 100}%` }}>
          {f.shortDate(new Date(at).toISOString().slice(0, 10))}
        </span>
      ))}
    </div>
  );
}
