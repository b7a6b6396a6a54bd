import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import type { DemandAnswer } from './api/demand.ts';
import { revenueOf } from './classes.ts';

/** How few products make most of the revenue, and how steadily they sell. */
export function ProductsAnswer({ answer: { data, meta } }: { answer: DemandAnswer }) {
  const { m, f } = useI18n();
  const texts = m.analysis.products;
  const main = data.filter(({ abcClass }) => abcClass === 'A');
  const unsteady = main.filter(({ xyzClass }) => xyzClass === 'Z').length;
  const [rising] = main
    .flatMap(({ name, trendPctPerMonth: trend }) => (trend === null || trend <= 0 ? [] : [{ name, trend }]))
    .toSorted((a, b) => b.trend - a.trend);
  const share = (revenueOf(main) / revenueOf(data)) * 100;
  const sentence =
    main.length === 0
      ? texts.none
      : `${texts.answer(main.length, data.length, f.percent(share, 0))}; ${texts.unsteady(unsteady)}`;
  const details = [
    ...(rising ? [texts.first(rising.name, f.change(rising.trend))] : []),
    ...(meta.period ? [m.analysis.reps.period(f.dateRange(meta.period.from, meta.period.to))] : []),
  ];
  return (
    <Answer
      sentence={sentence}
      details={
        <>
          {details.join(' ')} <Notices notices={meta.notices} />
        </>
      }
    />
  );
}
