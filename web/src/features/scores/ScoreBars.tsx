/** Ranked bars of a score with its components stacked, and the components as a table below. */
import { type ReactNode, useId } from 'react';
import type { Domain } from '../../shared/domain.ts';
import { rowId } from '../../shared/explain/rows.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { componentLabel, pointsOf, type Scored } from './components.ts';
import './scores.css';

interface ScoreBarsProps<T extends Scored> {
  readonly domain: Domain;
  /** The score's key in the metric catalogue; its components' keys begin with it. */
  readonly metric: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => number;
  readonly nameOf: (row: T) => string;
  /** The name as a way to the row's own page, where it has one. */
  readonly link?: (row: T) => ReactNode;
}

export function ScoreBars<T extends Scored>(props: ScoreBarsProps<T>) {
  const { domain, metric, rows, keyOf, nameOf, link = nameOf } = props;
  const { m, f } = useI18n();
  const texts = m.analysis.scores;
  const heading = useId();
  return (
    <section className="page-part" aria-labelledby={heading}>
      <h2 id={heading}>{texts.title}</h2>
      <ul className="score-key">
        {rows[0]?.components.map((component, index) => (
          <li key={component.name} data-part={index}>
            {componentLabel(component, m)}
          </li>
        ))}
      </ul>
      <ol className="score-bars">
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <span className="score-name" title={nameOf(row)}>
              {link(row)}
            </span>
            <Stack row={row} />
            <ExplainedNumber
              id={rowId(domain, metric, keyOf(row))}
              className="score-value"
              exact={f.exact(row.score, 'score')}
            >
              {f.fixed(row.score, 1)}
            </ExplainedNumber>
          </li>
        ))}
      </ol>
      <details className="score-table">
        <summary>{texts.asTable}</summary>
        <ComponentTable {...props} />
      </details>
    </section>
  );
}

const HEIGHT = 12;

function Stack({ row }: { row: Scored }) {
  const { m, f } = useI18n();
  const starts = row.components.map((_, index) =>
    row.components.slice(0, index).reduce((sum, component) => sum + pointsOf(component), 0),
  );
  return (
    <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {row.components.map((component, index) => (
        <rect
          key={component.name}
          data-part={index}
          x={starts[index]}
          width={pointsOf(component)}
          height={HEIGHT}
        >
          <title>
            {`${componentLabel(component, m)}: ${m.analysis.scores.points(f.number(pointsOf(component), 1))}`}
          </title>
        </rect>
      ))}
    </svg>
  );
}

function ComponentTable<T extends Scored>({ domain, metric, rows, keyOf, nameOf }: ScoreBarsProps<T>) {
  const { m, f } = useI18n();
  const texts = m.analysis.scores;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.asTable}>
      <table className="table">
        <thead>
          <tr>
            <td />
            {rows[0]?.components.map((component) => (
              <th key={component.name} scope="col" data-number>
                {componentLabel(component, m)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{nameOf(row)}</th>
              {row.components.map(({ name, value, weight }) => (
                <td key={name} data-number>
                  <ExplainedNumber
                    id={rowId(domain, `${metric}_${name}`, keyOf(row))}
                    exact={texts.componentOf(
                      value === null ? m.notAvailable : f.number(value, 2),
                      f.percent(weight * 100, 0),
                    )}
                  >
                    {value === null ? m.notAvailable : f.fixed(value, 1)}
                  </ExplainedNumber>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
