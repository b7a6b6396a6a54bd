import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Said } from '../../shared/said/Said.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { ScoreParts } from '../scores/ScoreParts.tsx';
import { exactValue } from './exact.ts';
import { Facts, Step } from './Step.tsx';

/** The value with every digit, and what it is compared with. */
export function NumberStep({ subject }: { subject: Subject }) {
  const { m, f } = useI18n();
  const { value, unit, previous, changePct, reason, meta, sumOf, unitName, lead } = subject;
  const period = meta.period;
  const exact = exactValue(subject, m, f);
  const rows: (readonly [string, string])[] = [];
  if (sumOf) {
    rows.push([m.explain.sumOf, m.explain.daysFromTo(sumOf.days, f.dateRange(sumOf.from, sumOf.to))]);
  } else if (period) rows.push([m.explain.period, f.dateRange(period.from, period.to)]);
  if (period?.previousFrom && period.previousTo && previous !== undefined) {
    rows.push([m.explain.previousPeriod, f.dateRange(period.previousFrom, period.previousTo)]);
  }
  if (previous != null) rows.push([m.explain.previous, f.exact(previous, unit)]);
  if (changePct != null) rows.push([m.explain.change, f.change(changePct)]);
  return (
    <Step title={m.explain.number}>
      {lead && (
        <p>
          <strong>{lead}</strong>
        </p>
      )}
      <p className="explain-value">
        <strong>{exact}</strong>
        {unitName && <span className="quiet">{unitName}</span>}
        {value !== null && (
          <CopyButton text={String(subject.isEstimate ? Math.round(value) : value)} what={m.explain.exact} />
        )}
      </p>
      {reason && (
        <p>
          <Said text={reason} said={subject.said} />
        </p>
      )}
      <Facts rows={rows} />
      {subject.parts && <ScoreParts score={value} parts={subject.parts} />}
    </Step>
  );
}
