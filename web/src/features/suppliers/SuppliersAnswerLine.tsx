import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import type { Supplier, SuppliersAnswer } from './api/scores.ts';

/** Whom to rely on, whom least, and who fills least and takes longest. */
export function SuppliersAnswerLine({ answer: { data, meta } }: { answer: SuppliersAnswer }) {
  const { m, f } = useI18n();
  const texts = m.analysis.suppliers;
  const [best] = data;
  const least = data.length > 1 ? data.at(-1) : undefined;
  const parts = best
    ? [
        texts.answer(best.supplier, f.fixed(best.score, 1)),
        ...(least ? [texts.least(least.supplier, f.fixed(least.score, 1))] : []),
      ]
    : [texts.none];
  const fill = lowest(data, ({ fillRatePct }) => fillRatePct);
  const slow = lowest(data, ({ leadTimeDays }) => (leadTimeDays === null ? null : -leadTimeDays));
  const details = [
    ...(fill ? [texts.lowestFill(fill.supplier, f.percent(fill.value))] : []),
    ...(slow ? [texts.longest(slow.supplier, f.number(-slow.value, 1))] : []),
  ];
  return (
    <Answer
      sentence={parts.join('; ')}
      details={
        <>
          {details.join(' ')} <Notices notices={meta.notices} />
        </>
      }
    />
  );
}

function lowest(rows: readonly Supplier[], measure: (row: Supplier) => number | null) {
  const known = rows.flatMap((row) => {
    const value = measure(row);
    return value === null ? [] : [{ supplier: row.supplier, value }];
  });
  return known.toSorted((a, b) => a.value - b.value)[0];
}
