/** Saved scenarios side by side: their totals, and the items that they would order otherwise. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { UrgencySign } from '../../shared/ui/UrgencySign.tsx';
import { leverWords } from './answer.ts';
import { type FullScenario, scenarioOptions } from './api/scenarios.ts';
import { type ComparedItem, compareItems } from './changes.ts';
import { type Measure, measures } from './measures.ts';

interface ComparisonProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

export function Comparison({ ids, onClose }: ComparisonProps) {
  const { m } = useI18n();
  const api = useApi();
  const queries = useQueries({ queries: ids.map((id) => scenarioOptions(api, id)) });
  const scenarios = queries.flatMap(({ data }) => data?.data ?? []);
  const failed = queries.find(({ error }) => error !== null);
  return (
    <section className="page-part" aria-labelledby="comparison">
      <div className="part-head">
        <h2 id="comparison">{m.wwi.whatIf.sideBySide}</h2>
        <button type="button" className="button" onClick={onClose}>
          {m.wwi.whatIf.endComparison}
        </button>
      </div>
      {failed?.error && <ErrorNotice error={failed.error} retry={() => void failed.refetch()} />}
      {ids.length === 1 && <p className="quiet">{m.wwi.whatIf.pickAnother}</p>}
      {scenarios.length > 0 && <Totals scenarios={scenarios} />}
      {scenarios.length > 1 && <Items scenarios={scenarios} />}
    </section>
  );
}

interface ScenariosProps {
  readonly scenarios: readonly FullScenario[];
}

function Totals({ scenarios }: ScenariosProps) {
  const { m, f } = useI18n();
  const texts = m.wwi.whatIf;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.totals}>
      <table className="table comparison">
        <thead>
          <tr>
            <th scope="col">{texts.measure}</th>
            {scenarios.map(({ id, name, parameters, baseline, asOf }) => (
              <th key={id} scope="col" data-number>
                <strong>{name}</strong>
                <small>
                  {leverWords(parameters, baseline.serviceLevel, m, f).join(', ') || texts.nothingChanged}
                </small>
                {asOf && <small>{m.freshness.dataTo(f.date(asOf))}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {measures.map((measure) => (
            <tr key={measure.key}>
              <th scope="row">{texts.measures[measure.key]}</th>
              {scenarios.map((scenario) => (
                <TotalCell key={scenario.id} scenario={scenario} measure={measure} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The scenario's value, and the one of the day it was saved on. */
function TotalCell({ scenario, measure }: { scenario: FullScenario; measure: Measure }) {
  const { m, f } = useI18n();
  const { key, unit, digits } = measure;
  const text = (value: number | null) => {
    if (value === null) return m.notAvailable;
    return unit === 'USD' ? f.dollars(value) : f.fixed(value, digits);
  };
  const now = scenario.result[key];
  const was = scenario.baseline[key];
  return (
    <td data-number title={now === null ? undefined : f.exact(now, unit)}>
      {text(now)}
      {was !== now && <small>{m.wwi.whatIf.insteadOf(text(was))}</small>}
    </td>
  );
}

function Items({ scenarios }: ScenariosProps) {
  const { m } = useI18n();
  const texts = m.wwi.whatIf;
  const items = useMemo(() => compareItems(scenarios.map(({ items }) => items)), [scenarios]);
  return (
    <>
      <h3>{texts.decidedOtherwise}</h3>
      <DataTable
        name={texts.decidedOtherwise}
        columns={useColumns(scenarios)}
        rows={items}
        keyOf={({ stockItemKey }) => stockItemKey}
        count={(shown) => m.table.all(shown)}
        empty={texts.sameDecisions}
        isSecond
      />
    </>
  );
}

function useColumns(scenarios: readonly FullScenario[]): Column<ComparedItem>[] {
  const { m, f } = useI18n();
  return useMemo(
    () => [
      {
        id: 'item',
        label: m.stock.item,
        isHead: true,
        width: 280,
        sortKey: ({ stockItem }) => stockItem,
        cell: ({ stockItem }) => stockItem,
      },
      ...scenarios.map(
        ({ name }, index): Column<ComparedItem> => ({
          id: `scenario_${'abcd'.charAt(index)}`,
          label: name,
          isNumber: true,
          width: 168,
          sortKey: ({ states }) => states[index]?.recommendedQuantity ?? null,
          cell: ({ states }) => {
            const state = states[index];
            if (!state) return <span className="quiet">{m.wwi.whatIf.notInIt}</span>;
            return (
              <>
                {f.number(state.recommendedQuantity)}
                <small>
                  <UrgencySign urgency={state.urgency} />
                </small>
              </>
            );
          },
        }),
      ),
    ],
    [m, f, scenarios],
  );
}
