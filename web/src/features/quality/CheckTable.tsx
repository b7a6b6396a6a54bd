import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Check } from './api/checks.ts';
import { byUrgency, summaryOf } from './checks.ts';

interface CheckTableProps {
  readonly domain: Domain;
  readonly checks: readonly Check[];
  readonly find: string;
  readonly isOnlyFailed: boolean;
  readonly onOpen: (name: string) => void;
}

/** A warehouse's checks, what found something first. */
export function CheckTable({ domain, checks, find, isOnlyFailed, onOpen }: CheckTableProps) {
  const { m, f } = useI18n();
  const texts = m.operations.quality;
  const wanted = find.toLocaleLowerCase();
  const found = byUrgency(checks).filter(
    ({ status, question, table, column }) =>
      (!isOnlyFailed || status !== 'passed') &&
      `${question} ${table} ${column}`.toLocaleLowerCase().includes(wanted),
  );
  const { newest } = summaryOf(checks);
  return (
    <section className="page-part">
      <div className="part-head">
        <h2>{m.domains[domain]}</h2>
        <p className="quiet">
          {texts.shown(f.number(found.length), f.number(checks.length))}
          {newest && ` · ${texts.newest(f.instant(newest))}`}
        </p>
      </div>
      {found.length === 0 ? (
        <p className="quiet">{find === '' ? texts.nothingFound : texts.none}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
        <section className="table-scroll" tabIndex={0} aria-label={m.domains[domain]}>
          <table className="table checks">
            <Head />
            <tbody>
              {found.map((check) => (
                <Row key={check.name} check={check} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}

function Head() {
  const { m } = useI18n();
  const texts = m.operations.quality;
  return (
    <thead>
      <tr>
        <th scope="col">{texts.state}</th>
        <th scope="col">{texts.question}</th>
        <th scope="col">{texts.table}</th>
        <th scope="col">{texts.severity}</th>
        <th scope="col" data-number>
          {texts.findings}
        </th>
      </tr>
    </thead>
  );
}

function Row({ check, onOpen }: { check: Check; onOpen: (name: string) => void }) {
  const { m, f } = useI18n();
  const texts = m.operations.quality;
  const { name, status, question, table, column, severity, failures, threshold } = check;
  return (
    <tr>
      <td>
        <CheckStatus check={check} />
      </td>
      <th scope="row" lang="en">
        <button type="button" className="row-button" onClick={() => onOpen(name)}>
          {question}
        </button>
      </th>
      <td>
        <code>{table}</code>
        <small>
          <code>{column}</code>
        </small>
      </td>
      <td>
        {status === 'passed' ? (
          <span className="quiet">{texts.severities[severity]}</span>
        ) : (
          texts.severities[severity]
        )}
      </td>
      <td data-number>
        {failures === null ? m.notAvailable : f.number(failures)}
        {threshold > 0 && <small>{texts.tolerated(f.number(threshold))}</small>}
      </td>
    </tr>
  );
}

/** A check's state as a sign and a word. */
export function CheckStatus({ check: { status, severity } }: { check: Pick<Check, 'status' | 'severity'> }) {
  const { m } = useI18n();
  return (
    <span className="state" data-state={status} data-severity={severity}>
      {m.operations.quality.states[status]}
    </span>
  );
}
