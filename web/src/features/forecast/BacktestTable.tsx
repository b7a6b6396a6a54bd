import { useI18n } from '../../shared/i18n/context.tsx';
import type { ForecastAnswer } from './api/forecast.ts';

/** How each model did on months that it had not seen. */
interface BacktestTableProps {
  readonly channel: string;
  readonly rows: ForecastAnswer['meta']['backtest'];
}

export function BacktestTable({ channel: name, rows }: BacktestTableProps) {
  const { m, f } = useI18n();
  const channels: Readonly<Record<string, string>> = m.filter.channels;
  const fixed = (value: number | null, digits: number) =>
    value === null ? m.notAvailable : f.fixed(value, digits);
  return (
    <div>
      <h3>{m.sales.backtest}</h3>
      <p className="hint-wide quiet">{m.sales.backtestHint}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys */}
      <section className="table-scroll" tabIndex={0} aria-label={`${m.sales.backtest}: ${name}`}>
        <table className="small-table">
          <thead>
            <tr>
              <th scope="col">{m.sales.channel}</th>
              <th scope="col">{m.sales.model}</th>
              <th scope="col" data-number>
                {m.sales.mase}
              </th>
              <th scope="col" data-number>
                {m.sales.smape}
              </th>
              <th scope="col" data-number>
                {m.sales.coverage}
              </th>
              <th scope="col" data-number>
                {m.sales.origins}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ channel, model, mase, smape, coverage, origins, chosen }) => (
              <tr key={`${channel}-${model}`} data-chosen={chosen || undefined}>
                <td>{channels[channel] ?? channel}</td>
                <th scope="row">
                  {m.sales.models[model] ?? model}
                  {chosen && ` (${m.sales.chosen})`}
                </th>
                <td data-number>{fixed(mase, 2)}</td>
                <td data-number>{smape === null ? m.notAvailable : f.percent(smape)}</td>
                <td data-number>{coverage === null ? m.notAvailable : f.percent(coverage)}</td>
                <td data-number>{f.number(origins)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
