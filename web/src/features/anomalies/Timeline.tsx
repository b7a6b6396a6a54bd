/** The findings along time, a lane for each channel: up above its line, down below, larger where further outside. */
import { ChartFrame, type Reading } from '../../shared/chart/ChartFrame.tsx';
import { linear } from '../../shared/chart/scale.ts';
import { useWidth } from '../../shared/chart/use-width.ts';
import { textWidth } from '../../shared/chart/YAxis.tsx';
import { addMonths, daysBetween, firstOfMonth } from '../../shared/format/days.ts';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { cardId } from './AnomalyCard.tsx';
import type { Anomaly } from './subjects.ts';
import { whenOf } from './when.ts';

interface TimelineProps {
  readonly anomalies: readonly Anomaly[];
  /** First and last day of the axis. */
  readonly from: string;
  readonly to: string;
}

const LANE = 64;
const AXIS = 28;
const LABEL_WIDTH = 88;
const REACH = 22;
const MONTHS_BETWEEN_TICKS = 6;
const WIDE = 640;

export function Timeline({ anomalies, from, to }: TimelineProps) {
  const { m, f } = useI18n();
  const [ref, width] = useWidth<HTMLDivElement>();
  const ordered = anomalies.toSorted((a, b) => a.date.localeCompare(b.date));
  const lanes = [...new Set(ordered.map(({ channel }) => channel))].toSorted();
  const names: Readonly<Record<string, string>> = m.filter.channels;
  const height = lanes.length * LANE + AXIS;
  const x = linear([0, daysBetween(from, to)], [LABEL_WIDTH + 8, width - 12]);
  const at = (day: string) => x(daysBetween(from, day));
  const largest = Math.max(1, ...ordered.map(({ score }) => score));
  const title = m.analysis.anomalies.timeline;
  return (
    <figure className="chart">
      <figcaption>
        <h2>{title}</h2>
      </figcaption>
      <div ref={ref} className="chart-body" style={{ height }}>
        {width > 0 && (
          <ChartFrame
            name={title}
            readings={ordered.map((anomaly) => readingOf(anomaly, m, f))}
            positions={ordered.map(({ date }) => at(date))}
            width={width}
            height={height}
            onOpen={(index) => show(ordered[index])}
          >
            {(active) => (
              <>
                <g className="chart-axis">
                  {ticksOf(from, to, width < WIDE ? 2 : 1).map((day) => (
                    <g key={day}>
                      <line x1={at(day)} x2={at(day)} y1={0} y2={height - AXIS} />
                      <text
                        x={Math.min(at(day), width - textWidth(f.monthYear(day)) / 2)}
                        y={height - 8}
                        textAnchor="middle"
                      >
                        {f.monthYear(day)}
                      </text>
                    </g>
                  ))}
                  {lanes.map((lane, index) => (
                    <g key={lane} transform={`translate(0 ${(index + 0.5) * LANE})`}>
                      <line data-zero x1={LABEL_WIDTH} x2={width} />
                      <text dy="0.32em">{names[lane] ?? lane}</text>
                    </g>
                  ))}
                </g>
                {ordered.map((anomaly, index) => (
                  <Finding
                    key={`${anomaly.date}-${anomaly.channel}`}
                    anomaly={anomaly}
                    x={[at(anomaly.date), at(anomaly.to)]}
                    y={(lanes.indexOf(anomaly.channel) + 0.5) * LANE}
                    size={anomaly.score / largest}
                    isActive={index === active}
                  />
                ))}
              </>
            )}
          </ChartFrame>
        )}
      </div>
    </figure>
  );
}

/** Brings a finding's card to the reader. */
function show(anomaly: Anomaly | undefined): void {
  const card = anomaly && document.getElementById(cardId(anomaly));
  card?.scrollIntoView({ block: 'center' });
  card?.focus({ preventScroll: true });
}

interface FindingProps {
  readonly anomaly: Anomaly;
  readonly x: readonly [number, number];
  readonly y: number;
  /** Of the furthest finding's distance. */
  readonly size: number;
  readonly isActive: boolean;
}

function Finding({ anomaly: { direction }, x: [start, end], y, size, isActive }: FindingProps) {
  const tip = y - (direction === 'up' ? 1 : -1) * (6 + size * REACH);
  const middle = (start + end) / 2;
  return (
    <g className="finding" data-direction={direction} data-active={isActive || undefined}>
      <rect x={start - 1} width={Math.max(2, end - start)} y={y - 2} height={4} />
      <line x1={middle} x2={middle} y1={y} y2={tip} />
      <circle cx={middle} cy={tip} r={isActive ? 6 : 4.5} />
    </g>
  );
}

/** Firsts of January and July between the days, or of January alone. */
function ticksOf(from: string, to: string, step: number): string[] {
  const months = MONTHS_BETWEEN_TICKS * step;
  const first = `${from.slice(0, 4)}-01-01`;
  const count = Math.ceil(daysBetween(first, to) / 28 / months);
  return Array.from({ length: count }, (_, index) => firstOfMonth(addMonths(first, index * months))).filter(
    (day) => day > from && day <= to,
  );
}

function readingOf(anomaly: Anomaly, m: Messages, f: Formatter): Reading {
  const { date, channel, revenue, expected, lower, upper, score, direction } = anomaly;
  const texts = m.analysis.anomalies;
  const names: Readonly<Record<string, string>> = m.filter.channels;
  return {
    key: `${date}-${channel}`,
    title: `${whenOf(anomaly, f)}, ${names[channel] ?? channel}`,
    rows: [
      { label: texts.actual, value: f.value(revenue, 'USD'), tone: direction === 'up' ? 'good' : 'bad' },
      { label: m.chart.expected, value: f.value(expected, 'USD') },
      { label: texts.interval, value: `${f.axis(lower, 'USD')} – ${f.axis(upper, 'USD')}`, tone: 'quiet' },
      { label: texts.score, value: `${f.number(score, 1)} σ` },
    ],
  };
}
