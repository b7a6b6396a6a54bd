import { isDay } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { PanelFacts } from '../../shared/ui/SidePanel.tsx';
import { factsOf } from './result-facts.ts';

/** What a run left: its facts to be read, its notices, and all of it as the API has it. */
export function RunResult({ result }: { result: unknown }) {
  const { m, f } = useI18n();
  const texts = m.operations.jobs;
  if (result === null || result === undefined) return <p className="quiet">{texts.noResult}</p>;
  const { facts, notices } = factsOf(result);
  const said = (value: string | number | boolean) => {
    if (typeof value === 'number') return f.number(value, 4);
    const text = String(value);
    return isDay(text) ? f.date(text) : text;
  };
  return (
    <>
      <PanelFacts
        rows={facts.map(({ name, value, count }) => [
          m.wwi.jobs.resultNames[name] ?? name,
          count === undefined ? said(value) : m.wwi.jobs.entries(f.number(count)),
        ])}
      />
      {notices.length > 0 && (
        <p className="quiet">
          <Notices notices={notices} />
        </p>
      )}
      <details className="run-raw">
        <summary>{m.wwi.jobs.allOfIt}</summary>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keys */}
        <pre className="json" tabIndex={0}>
          {JSON.stringify(result, null, 2)}
        </pre>
      </details>
    </>
  );
}
