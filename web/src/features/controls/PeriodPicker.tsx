/** Which days, and what they are compared with: presets that end where the data do, a calendar, or two dates. */
import { lazy, Suspense } from 'react';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Popover } from '../../shared/ui/Popover.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { resolvePeriod, resolvePreset } from '../../shared/url/period.ts';
import { type Preset, presets } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { Dates } from './Dates.tsx';
import { type Anchor, useAnchors } from './use-anchors.ts';

const DayCalendar = lazy(() =>
  import('./DayCalendar.tsx').then(({ DayCalendar: component }) => ({ default: component })),
);

interface PeriodPickerProps {
  /** Warehouses that the page is about. */
  readonly domains: readonly Domain[];
}

export function PeriodPicker({ domains }: PeriodPickerProps) {
  const { m, f } = useI18n();
  const [state] = useUrlState();
  const { period, from, to, compare } = state;
  const anchors = useAnchors(domains, state, from === undefined);
  const name = period ? m.period.presets[period] : m.period.default;
  const [only] = anchors.length === 1 ? anchors : [];
  const end = only && period !== 'year' ? m.period.until(f.date(only.completeTo)) : '';
  const current = from && to ? f.dateRange(from, to) : `${name}${end}`;
  const compared = compare === 'last_year' ? `, ${m.period.against.last_year}` : '';
  return (
    <Popover
      className="control"
      label={`${m.period.choose}: ${current}${compared}`}
      shortcut="p"
      button={
        <>
          <Icon name="calendar" />
          <span className="period-name">
            {current}
            {compared}
          </span>
          <Icon name="chevron" />
        </>
      }
    >
      {(close) => <Choices domains={domains} close={close} />}
    </Popover>
  );
}

function Choices({ domains, close }: PeriodPickerProps & { readonly close: () => void }) {
  const [state, setState] = useUrlState();
  const anchors = useAnchors(domains, state, true);
  const [latest] = anchors.toSorted((a, b) => b.completeTo.localeCompare(a.completeTo));
  const [last = null] = anchors
    .map(({ asOf }) => asOf)
    .toSorted()
    .toReversed();
  const anchor = latest?.completeTo ?? null;
  const defaults = latest ? { from: latest.defaultFrom, to: latest.completeTo } : null;
  return (
    <div className="period">
      <Presets anchors={anchors} close={close} />
      <div className="period-part">
        <Suspense fallback={<div className="calendar-skeleton skeleton" />}>
          <DayCalendar
            // Another range is another calendar: it opens where the range ends.
            key={`${state.period} ${state.from} ${state.to} ${anchor}`}
            range={resolvePeriod(state, anchor) ?? defaults}
            last={last}
            onChoose={(range) => {
              setState({ ...range, period: undefined });
              close();
            }}
          />
        </Suspense>
        <Dates close={close} />
      </div>
      <Comparison />
    </div>
  );
}

/** The days that a preset means in each warehouse; one range where they end on the same day. */
function usePresetDays(anchors: readonly Anchor[]): (preset: Preset | undefined) => string {
  const { f } = useI18n();
  return (preset) => {
    const ranges = anchors.map(({ completeTo, defaultFrom }) => {
      const { from, to } = preset ? resolvePreset(preset, completeTo) : { from: defaultFrom, to: completeTo };
      return f.dateRange(from, to);
    });
    return [...new Set(ranges)].join(' · ');
  };
}

function Presets({ anchors, close }: { readonly anchors: readonly Anchor[]; readonly close: () => void }) {
  const { m, f } = useI18n();
  const [state, setState] = useUrlState();
  const daysOf = usePresetDays(anchors);
  const isRange = state.from !== undefined;
  const choices = [undefined, ...presets];
  const ends = anchors.map(({ domain, completeTo }) =>
    m.period.endsOn(m.domains[domain], f.date(completeTo)),
  );
  return (
    <div className="period-part">
      <ul className="choices">
        {choices.map((preset) => {
          const isCurrent = !isRange && state.period === preset;
          return (
            <li key={preset ?? 'default'}>
              <button
                type="button"
                aria-pressed={isCurrent}
                data-autofocus={isCurrent || undefined}
                title={daysOf(preset)}
                onClick={() => {
                  setState({ period: preset, from: undefined, to: undefined });
                  close();
                }}
              >
                {preset ? m.period.presets[preset] : m.period.default}
                {isCurrent && <Icon name="check" />}
              </button>
            </li>
          );
        })}
      </ul>
      <p className="hint">{[m.period.relative, ...ends].join(' ')}</p>
    </div>
  );
}

function Comparison() {
  const { m } = useI18n();
  const [{ compare }, setState] = useUrlState();
  return (
    <div className="period-compare">
      <span className="quiet">{m.period.compare}</span>
      <Segments
        label={m.period.compare}
        value={compare ?? 'previous'}
        options={(['previous', 'last_year'] as const).map((id) => ({ id, label: m.period.against[id] }))}
        onChange={(next) => setState({ compare: next === 'last_year' ? next : undefined })}
      />
    </div>
  );
}
