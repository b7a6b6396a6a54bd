import { addDays } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import type { AnomaliesAnswer } from './api/anomalies.ts';
import { whenOf } from './when.ts';

/** How many days stand out, and which one most. */
export function AnomalyAnswer({ answer: { data, meta }, days }: { answer: AnomaliesAnswer; days: number }) {
  const { m, f } = useI18n();
  const texts = m.analysis.anomalies;
  const channels: Readonly<Record<string, string>> = m.filter.channels;
  const [worst] = data.toSorted((a, b) => b.score - a.score);
  const sentence = worst
    ? texts.answer(
        data.length,
        whenOf(worst, f),
        channels[worst.channel] ?? worst.channel,
        f.percent((worst.revenue / worst.expected) * 100, 0),
      )
    : texts.none;
  return (
    <Answer
      sentence={sentence}
      details={
        <>
          {meta.asOf && texts.looked(f.dateRange(addDays(meta.asOf, 1 - days), meta.asOf))}{' '}
          <Notices notices={meta.notices} />
        </>
      }
    />
  );
}
