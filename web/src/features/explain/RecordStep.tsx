import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { TraceIdentifier } from '../../shared/ui/Identifier.tsx';
import { LineagePart } from '../lineage/LineagePart.tsx';
import { Facts, Step } from './Step.tsx';

/** The audit row that was written before the number left, what it rested on, and whether it still holds. */
export function RecordStep({ subject }: { subject: Subject }) {
  const { m } = useI18n();
  const { auditId, traceId } = subject.meta;
  return (
    <Step title={m.explain.record}>
      <Facts rows={[[m.explain.traceId, <TraceIdentifier key="trace" traceId={traceId} />]]} />
      <LineagePart auditId={auditId} beside="number" metric={subject.metric} />
    </Step>
  );
}
