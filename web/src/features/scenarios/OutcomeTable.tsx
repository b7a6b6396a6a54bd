import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { Outcome } from './api/scenarios.ts';
import { type Measure, measures, outcomeId, type Side } from './measures.ts';

interface OutcomeTableProps {
  readonly baseline: Outcome;
  readonly result: Outcome;
}

/** Today and the scenario side by side, each number with its explanation. */
export function OutcomeTable({ baseline, result }: OutcomeTableProps) {
  const { m } = useI18n();
  const texts = m.wwi.whatIf;
  return (
    <table className="table outcome">
      <caption className="sr-only">{texts.outcome}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.measure}</th>
          <th scope="col" data-number>
            {texts.today}
          </th>
          <th scope="col" data-number>
            {texts.scenario}
          </th>
          <th scope="col" data-number>
            {m.chart.change}
          </th>
          <th scope="col" className="outcome-bars-head">
            <span className="sr-only">{texts.bars}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure) => (
          <Row key={measure.key} measure={measure} baseline={baseline} result={result} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ measure, baseline, result }: OutcomeTableProps & { readonly measure: Measure }) {
  const { m } = useI18n();
  const was = baseline[measure.key];
  const now = result[measure.key];
  return (
    <tr>
      <th scope="row">{m.wwi.whatIf.measures[measure.key]}</th>
      <td data-number>
        <Value measure={measure} side="baseline" value={was} />
      </td>
      <td data-number>
        <Value measure={measure} side="result" value={now} />
      </td>
      <td data-number>{was !== null && now !== null && <Difference measure={measure} by={now - was} />}</td>
      <td className="outcome-bars">{was !== null && now !== null && <Bars was={was} now={now} />}</td>
    </tr>
  );
}

interface ValueProps {
  readonly measure: Measure;
  readonly side: Side;
  readonly value: number | null;
}

function Value({ measure: { metric, unit, digits }, side, value }: ValueProps) {
  const { m, f } = useI18n();
  if (value === null) return m.notAvailable;
  return (
    <ExplainedNumber
      id={outcomeId(metric, side)}
      className={side === 'result' ? 'number-main' : ''}
      exact={f.exact(value, unit)}
    >
      {unit === 'USD' ? f.dollars(value) : f.fixed(value, digits)}
    </ExplainedNumber>
  );
}

function Difference({ measure: { unit, digits, isBetterLower }, by }: { measure: Measure; by: number }) {
  const { m, f } = useI18n();
  const isNone = Math.abs(by) < 0.5 * 10 ** -digits;
  if (isNone) return <span className="quiet">{m.kpi.noChange}</span>;
  const tone = isBetterLower ? (by > 0 ? 'bad' : 'good') : undefined;
  return (
    <span className="difference" data-tone={tone}>
      {unit === 'USD' ? f.signed(by, 'USD') : f.points(by, digits)}
    </span>
  );
}

const WIDTH = 120;

/** Both values as bars from zero: today grey above, the scenario below it. */
function Bars({ was, now }: { was: number; now: number }) {
  const most = Math.max(was, now);
  const width = (value: number) => (most === 0 ? 0 : (value / most) * WIDTH);
  return (
    <svg width={WIDTH} height={20} viewBox={`0 0 ${WIDTH} 20`} aria-hidden="true">
      <rect data-side="baseline" y={3} height={6} width={width(was)} />
      <rect data-side="result" y={11} height={6} width={width(now)} />
    </svg>
  );
}
