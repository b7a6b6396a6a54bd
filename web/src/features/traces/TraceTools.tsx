import { useI18n } from '../../shared/i18n/context.tsx';
import { FindField } from '../../shared/ui/FindField.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { durations } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const STATUSES = ['200', '201', '202', '400', '401', '403', '404', '409', '499', '500', '503', '504'];

/** What narrows the list: route, outcome, status and duration, all in the address. */
export function TraceTools() {
  const { m, f } = useI18n();
  const [{ status, http, slower, routine }, setState] = useUrlState();
  const texts = m.traces;
  const statuses = http === undefined || STATUSES.includes(http) ? STATUSES : [...STATUSES, http];
  return (
    <>
      <FindField label={texts.find} />
      <Segments
        label={texts.outcome}
        value={status ?? 'all'}
        options={[
          { id: 'all', label: texts.outcomes.all },
          { id: 'failed', label: texts.outcomes.failed },
          { id: 'cancelled', label: texts.outcomes.cancelled },
        ]}
        onChange={(next) => setState({ status: next === 'all' ? undefined : next }, { replace: true })}
      />
      <label className="tool">
        <span className="sr-only">{texts.http}</span>
        <select
          name="http"
          value={http ?? ''}
          onChange={(event) => setState({ http: event.target.value || undefined }, { replace: true })}
        >
          <option value="">{texts.anyStatus}</option>
          {statuses.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label className="tool">
        <span className="sr-only">{texts.slower}</span>
        <select
          name="slower"
          value={slower ?? ''}
          onChange={(event) =>
            setState({ slower: durations.find((each) => each === event.target.value) }, { replace: true })
          }
        >
          <option value="">{texts.anyDuration}</option>
          {durations.map((each) => (
            <option key={each} value={each}>
              {`${texts.slower} ${f.duration(Number(each))}`}
            </option>
          ))}
        </select>
      </label>
      <label className="tool tool-check">
        <input
          type="checkbox"
          checked={routine === 'shown'}
          onChange={({ target }) =>
            setState({ routine: target.checked ? 'shown' : undefined }, { replace: true })
          }
        />
        <span>{texts.routine}</span>
      </label>
    </>
  );
}
