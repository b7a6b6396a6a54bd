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
      <label className="field">
        {m.period.from}
        <input
          type="date"
          name="from"
          value={from}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label className="field">
        {m.period.to}
        <input
          type="date"
          name="to"
          value={to}
          aria-describedby={problem ? problemId : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
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
