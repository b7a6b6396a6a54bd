import { useId, useState } from 'react';
import { isDay } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

/** The first and the last day, typed. */
export function Dates({ close }: { close: () => void }) {
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
      className="dates"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <DayField name="from" value={from} describedBy={problem ? problemId : undefined} onChange={setFrom} />
      <DayField name="to" value={to} describedBy={problem ? problemId : undefined} onChange={setTo} />
      <button type="submit" className="button">
        {m.period.apply}
      </button>
      {problem && (
        <p id={problemId} className="problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

interface DayFieldProps {
  readonly name: 'from' | 'to';
  readonly value: string;
  /** Element that says what is wrong with it. */
  readonly describedBy: string | undefined;
  readonly onChange: (day: string) => void;
}

function DayField({ name, value, describedBy, onChange }: DayFieldProps) {
  const { m } = useI18n();
  return (
    <label className="field">
      {m.period[name]}
      <input
        type="date"
        name={name}
        value={value}
        aria-describedby={describedBy}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
