/** Which days: presets that end on the last complete day of the data, or two dates. */
import { useId, useState } from 'react';
import { isDay } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Popover } from '../../shared/ui/Popover.tsx';
import { presets } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';

export function PeriodPicker() {
  const { m, f } = useI18n();
  const [{ period, from, to }] = useUrlState();
  const current = from && to ? f.dateRange(from, to) : period ? m.period.presets[period] : m.period.default;
  return (
    <Popover
      className="control"
      label={`${m.period.choose}: ${current}`}
      shortcut="p"
      button={
        <>
          <Icon name="calendar" />
          <span>{current}</span>
          <Icon name="chevron" />
        </>
      }
    >
      {(close) => (
        <div className="period">
          <Presets close={close} />
          <Dates close={close} />
        </div>
      )}
    </Popover>
  );
}

function Presets({ close }: { close: () => void }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const isRange = state.from !== undefined;
  const choices = [undefined, ...presets];
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
      <p className="hint">{m.period.relative}</p>
    </div>
  );
}

function Dates({ close }: { close: () => void }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const [from, setFrom] = useState(state.from ?? '');
  const [to, setTo] = useState(state.to ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const apply = () => {
    if (!isDay(from) || !isDay(to)) return setProblem(m.period.mustExist);
    if (from > to) return setProblem(m.period.mustBeOrdered);
    setState({ from, to, period: undefined });
    close();
  };
  return (
    <form
      className="dates period-part"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <label className="field">
        {m.period.from}
        <input
          type="date"
          value={from}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label className="field">
        {m.period.to}
        <input
          type="date"
          value={to}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      {problem && (
        <p id={problemId} className="problem" role="alert">
          {problem}
        </p>
      )}
      <button type="submit" className="button button-main">
        {m.period.apply}
      </button>
    </form>
  );
}
