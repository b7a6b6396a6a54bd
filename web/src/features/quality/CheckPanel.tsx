import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Said } from '../../shared/said/Said.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { PanelFacts, SidePanel } from '../../shared/ui/SidePanel.tsx';
import type { Check } from './api/checks.ts';
import { CheckStatus } from './CheckTable.tsx';

interface CheckPanelProps {
  readonly name: string;
  /** Absent where the address names a check that there is not. */
  readonly check: Check | undefined;
  readonly onClose: () => void;
}

/** One check: what it asks, what it found, and which numbers that can distort. */
export function CheckPanel({ name, check, onClose }: CheckPanelProps) {
  const { m } = useI18n();
  return (
    <SidePanel
      id={name}
      kind={m.operations.quality.question}
      title={check?.question ?? name}
      onClose={onClose}
    >
      {check ? <Detail check={check} /> : <p>{m.operations.gone}</p>}
    </SidePanel>
  );
}

function Detail({ check }: { check: Check }) {
  const { m, f } = useI18n();
  const texts = m.operations.quality;
  const {
    failures,
    threshold,
    sample,
    names = [],
    notes,
    said,
    metrics,
    sql,
    checkedAt,
    table,
    column,
    severity,
  } = check;
  const findings = (found: number, tolerated: number) =>
    tolerated === 0 ? f.number(found) : `${f.number(found)} (${texts.tolerated(f.number(tolerated))})`;
  return (
    <>
      <PanelFacts
        rows={[
          [texts.state, <CheckStatus key="state" check={check} />],
          [texts.severity, texts.severities[severity]],
          [texts.findings, failures === null ? m.notAvailable : findings(failures, threshold)],
          [texts.table, <code key="table">{`${table}.${column}`}</code>],
          [texts.checkedAt, checkedAt === null ? m.notAvailable : f.instant(checkedAt)],
        ]}
      />
      {notes.length > 0 && (
        <>
          <h3>{texts.notes}</h3>
          <p>
            <Said text={notes.join(' ')} said={said} />
          </p>
        </>
      )}
      {sample.length > 0 && (
        <>
          <h3>{texts.sample}</h3>
          <ul className="columns">
            {sample.map((key, index) => (
              <li key={key}>
                <code>{key}</code> {names[index]}
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>{texts.metrics}</h3>
      {metrics.length === 0 ? <p className="quiet">{texts.noMetrics}</p> : <Metrics keys={metrics} />}
      <div className="part-head">
        <h3>{texts.sql}</h3>
        <CopyButton text={sql} what={texts.sql} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must be reachable by keys */}
      <pre className="json" tabIndex={0}>
        {sql}
      </pre>
    </>
  );
}

function Metrics({ keys }: { keys: readonly string[] }) {
  return (
    <ul className="columns">
      {keys.map((key) => (
        <li key={key}>
          <Link to="/metrics" search={{ find: key }}>
            <code>{key}</code>
          </Link>
        </li>
      ))}
    </ul>
  );
}
