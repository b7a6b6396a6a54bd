/**
 * A number from its value down to its record: what it is, what it means, how it is computed, the query that
 * ran, the data it read, the audit row and the trace. Every part that is known is shown, whatever else fails.
 */
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useApi } from '../../shared/api/context.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { PanelHead } from '../../shared/ui/PanelHead.tsx';
import { useFocusWhileOpen } from '../../shared/ui/use-focus-while-open.ts';
import { catalogueOptions } from '../metrics/api/catalogue.ts';
import { DataStep } from './DataStep.tsx';
import { FormulaStep, MeaningStep } from './DefinitionSteps.tsx';
import { exactValue } from './exact.ts';
import { NumberStep } from './NumberStep.tsx';
import { QueryStep } from './QueryStep.tsx';
import { RecordStep } from './RecordStep.tsx';
import { TraceStep } from './TraceStep.tsx';
import './explain.css';

interface ExplainPanelProps {
  readonly id: string;
  /** Absent where the page does not show the number that the address names. */
  readonly subject: Subject | undefined;
  readonly onClose: () => void;
}

export function ExplainPanel({ id, subject, onClose }: ExplainPanelProps) {
  const { m, f } = useI18n();
  const panel = useRef<HTMLElement>(null);
  useFocusWhileOpen(panel, id);
  const name = subject ? (m.kpi.names[subject.metric] ?? subject.label) : id;
  return (
    <section className="explain" role="dialog" aria-labelledby="explain-title" tabIndex={-1} ref={panel}>
      <PanelHead
        id="explain-title"
        kind={m.explain.title}
        title={
          <>
            {subject && <span className="quiet">{m.domains[subject.domain]} / </span>}
            {name}
          </>
        }
        onClose={onClose}
      >
        {subject && (
          <CopyButton text={citation(subject, name, m, f)} what={name} label={m.explain.citation} />
        )}
      </PanelHead>
      {subject ? <Steps subject={subject} /> : <p className="explain-missing">{m.explain.missing}</p>}
    </section>
  );
}

function Steps({ subject }: { subject: Subject }) {
  const api = useApi();
  const catalogue = useQuery(catalogueOptions(api));
  const definition = catalogue.data?.data.find(
    ({ key, domain }) => key === subject.metric && domain === subject.domain,
  );
  return (
    <ol className="steps">
      <NumberStep subject={subject} />
      <MeaningStep catalogue={catalogue} definition={definition} isSummed={subject.sumOf !== undefined} />
      {definition && <FormulaStep definition={definition} />}
      <QueryStep subject={subject} queries={catalogue.data?.meta.queries ?? []} />
      <DataStep subject={subject} definition={definition} />
      <TraceStep subject={subject} />
      <RecordStep subject={subject} />
    </ol>
  );
}

type I18n = ReturnType<typeof useI18n>;

function citation(subject: Subject, name: string, m: I18n['m'], f: I18n['f']): string {
  const { meta, domain, sumOf } = subject;
  const range = sumOf ?? meta.period;
  const period = range ? f.dateRange(range.from, range.to) : (meta.asOf ?? '');
  const what = `${m.domains[domain]}, ${name}${sumOf ? ` (${m.explain.sumOfDays(sumOf.days)})` : ''}`;
  return m.explain.cite(what, exactValue(subject, m, f), period, meta.auditId, meta.traceId);
}
