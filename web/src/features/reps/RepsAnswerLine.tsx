import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import type { RepsAnswer } from './api/scores.ts';

const QUOTA_MET_PCT = 100;

/** Who leads, how many met their quota, who is furthest below it. */
export function RepsAnswerLine({ answer: { data, meta } }: { answer: RepsAnswer }) {
  const { m, f } = useI18n();
  const texts = m.analysis.reps;
  const [best] = data;
  const withQuota = data.flatMap(({ name, quotaAttainmentPct: quota }) =>
    quota === null ? [] : [{ name, quota }],
  );
  const [lowest] = withQuota.toSorted((a, b) => a.quota - b.quota);
  const met = withQuota.filter(({ quota }) => quota >= QUOTA_MET_PCT).length;
  const parts = best
    ? [
        texts.answer(best.name, f.fixed(best.score, 1)),
        ...(withQuota.length > 0 ? [texts.quotaMet(met, withQuota.length)] : []),
      ]
    : [texts.none];
  const details = [
    ...(lowest && lowest.quota < QUOTA_MET_PCT ? [texts.lowest(lowest.name, f.percent(lowest.quota))] : []),
    ...(meta.period ? [texts.period(f.dateRange(meta.period.from, meta.period.to))] : []),
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
