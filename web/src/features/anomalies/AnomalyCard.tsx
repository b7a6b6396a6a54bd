/** One finding: when, how far outside, and who was behind it. */
import { Link } from '@tanstack/react-router';
import { linear } from '../../shared/chart/scale.ts';
import { firstOfMonth, lastOfMonth } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { UrlState } from '../../shared/url/state.ts';
import { type Anomaly, anomalyId, expectedId, revenueId, shareId } from './subjects.ts';
import { whenOf } from './when.ts';

const dimensions = ['territory', 'category', 'channel'] as const;

/** What the address of a finding's card is within the page. */
export const cardId = ({ date, channel }: Anomaly) => `finding-${date}-${channel}`;

export function AnomalyCard({ anomaly }: { anomaly: Anomaly }) {
  const { m, f } = useI18n();
  const texts = m.analysis.anomalies;
  const names: Readonly<Record<string, string>> = m.filter.channels;
  const { channel, revenue, expected, lower, upper, score, direction, contributors } = anomaly;
  const shown = dimensions.filter((dimension) => contributors.some((part) => part.dimension === dimension));
  const change = expected === 0 ? null : ((revenue - expected) / expected) * 100;
  return (
    <li className="anomaly" id={cardId(anomaly)} tabIndex={-1}>
      <header>
        <h3>{whenOf(anomaly, f)}</h3>
        <p className="quiet">{names[channel] ?? channel}</p>
        <Link
          className="anomaly-jump"
          to="/aw/sales"
          search={(search) => ({
            ...carriedFilters(search),
            ...monthsAround(anomaly),
            grain: 'day' as const,
          })}
        >
          {m.insight.anomaly.jump}
        </Link>
      </header>
      <div className="anomaly-size">
        <ExplainedNumber
          id={anomalyId(anomaly)}
          className="anomaly-change"
          exact={texts.scoreOf(f.number(score, 2))}
        >
          <span data-tone={direction === 'up' ? 'good' : 'bad'}>
            {change === null ? texts[direction] : f.change(change)}
          </span>
        </ExplainedNumber>
        <p className="quiet">{texts.scoreOf(f.number(score, 1))}</p>
        <RangeMark anomaly={anomaly} />
        <dl className="anomaly-facts">
          <dt>{texts.actual}</dt>
          <dd>
            <ExplainedNumber id={revenueId(anomaly)} exact={f.exact(revenue, 'USD')}>
              {f.value(revenue, 'USD')}
            </ExplainedNumber>
          </dd>
          <dt>{m.chart.expected}</dt>
          <dd>
            <ExplainedNumber id={expectedId(anomaly)} exact={f.exact(expected, 'USD')}>
              {f.value(expected, 'USD')}
            </ExplainedNumber>
          </dd>
          <dt>{texts.interval}</dt>
          <dd>{`${f.value(lower, 'USD')} – ${f.value(upper, 'USD')}`}</dd>
        </dl>
      </div>
      {shown.map((dimension) => (
        <Contributors key={dimension} anomaly={anomaly} dimension={dimension} />
      ))}
      {shown.length === 0 && <p className="quiet">{texts.noContributors}</p>}
    </li>
  );
}

/** The filters of the address, without its period and what is open. */
const carriedFilters = ({ territory, category, channel }: UrlState): UrlState => ({
  ...(territory === undefined ? {} : { territory }),
  ...(category === undefined ? {} : { category }),
  ...(channel === undefined ? {} : { channel }),
});

const monthsAround = ({ date, to }: Anomaly) => ({ from: firstOfMonth(date), to: lastOfMonth(to) });

const WIDTH = 240;
const HEIGHT = 24;

/** The usual range as a band, what was expected as a line, what was as a dot. */
function RangeMark({ anomaly: { revenue, expected, lower, upper, direction } }: { anomaly: Anomaly }) {
  const low = Math.min(lower, revenue);
  const high = Math.max(upper, revenue);
  const x = linear([low, high], [8, WIDTH - 8]);
  return (
    <svg
      className="range-mark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      aria-hidden="true"
    >
      <rect x={x(lower)} width={x(upper) - x(lower)} y={8} height={8} />
      <line x1={x(expected)} x2={x(expected)} y1={4} y2={20} />
      <circle cx={x(revenue)} cy={12} r={5} data-direction={direction} />
    </svg>
  );
}

interface ContributorsProps {
  readonly anomaly: Anomaly;
  readonly dimension: Anomaly['contributors'][number]['dimension'];
}

/** The values of one dimension that deviated most with it: how much, and what part of the whole deviation. */
function Contributors({ anomaly, dimension }: ContributorsProps) {
  const { m, f } = useI18n();
  const texts = m.analysis.anomalies;
  // An index in the answer is what the address calls a share.
  const own = anomaly.contributors.flatMap((part, index) =>
    part.dimension === dimension ? [{ ...part, index }] : [],
  );
  const longest = Math.max(100, ...own.map(({ sharePct }) => Math.abs(sharePct)));
  return (
    <table className="contributors">
      <caption>{texts.dimensions[dimension]}</caption>
      <tbody>
        {own.map(({ value, delta, sharePct, index }) => (
          <tr key={value}>
            <th scope="row">{value}</th>
            <td>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                <rect
                  width={(Math.abs(sharePct) / longest) * 100}
                  height={8}
                  data-direction={delta < 0 ? 'down' : 'up'}
                />
              </svg>
            </td>
            <td data-number>{f.signed(delta, 'USD')}</td>
            <td data-number>
              <ExplainedNumber id={shareId(anomaly, index)} exact={f.exact(sharePct, 'percent')}>
                {f.percent(sharePct, 0)}
              </ExplainedNumber>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
