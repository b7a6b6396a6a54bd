import type { MetricDefinition } from '@otel-bi/shared/contract/platform/metrics.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Facts, Step } from './Step.tsx';

interface MeaningStepProps {
  readonly catalogue: UseQueryResult;
  readonly definition: MetricDefinition | undefined;
  /** Whether the number is a sum of what the catalogue defines for a day. */
  readonly isSummed: boolean;
}

/** The catalogue's definition, or why there is none. */
export function MeaningStep({ catalogue, definition, isSummed }: MeaningStepProps) {
  const { m } = useI18n();
  return (
    <Step title={m.explain.meaning}>
      {catalogue.isPending && <span className="skeleton skeleton-text" />}
      {catalogue.error && <ErrorNotice error={catalogue.error} retry={() => void catalogue.refetch()} />}
      {catalogue.isSuccess && !definition && <p className="quiet">{m.explain.notInCatalogue}</p>}
      {definition && (
        <>
          {isSummed && <p>{m.explain.eachDay}</p>}
          <p lang="en">{definition.definition}</p>
          {definition.caveats.length > 0 && (
            <ul className="caveats" aria-label={m.explain.caveats} lang="en">
              {definition.caveats.map((caveat) => (
                <li key={caveat}>{caveat}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </Step>
  );
}

/** Formula, unit, period and literature. */
export function FormulaStep({ definition }: { definition: MetricDefinition }) {
  const { m } = useI18n();
  const { formula, unit, period, references } = definition;
  return (
    <Step title={m.explain.formula}>
      <p className="formula" lang="en">
        {formula}
      </p>
      <Facts
        rows={[
          [m.explain.unit, m.explain.units[unit]],
          [
            m.explain.period,
            <span key="period" lang="en">
              {period}
            </span>,
          ],
        ]}
      />
      {references.length > 0 && (
        <ul className="caveats" aria-label={m.explain.references} lang="en">
          {references.map((reference) => (
            <li key={reference}>{reference}</li>
          ))}
        </ul>
      )}
    </Step>
  );
}
