import { useI18n } from '../../shared/i18n/context.tsx';
import type { AuditRow } from './api/audit.ts';

interface AuditTableProps {
  readonly rows: readonly AuditRow[];
  readonly onOpen: (id: string) => void;
}

/** Who did what, when, and how it ended. */
export function AuditTable({ rows, onOpen }: AuditTableProps) {
  const { m } = useI18n();
  const texts = m.operations.audit;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.list}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.operations.when}</th>
            <th scope="col">{texts.action}</th>
            <th scope="col">{texts.actor}</th>
            <th scope="col">{texts.outcome}</th>
            <th scope="col" data-number>
              {texts.took}
            </th>
            <th scope="col" data-number>
              {texts.rows}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ row, onOpen }: { row: AuditRow; onOpen: (id: string) => void }) {
  const { m, f } = useI18n();
  const { id, at, action, actor, domain, durationMs, rowCount } = row;
  return (
    <tr>
      <td className="instant">{f.instant(at)}</td>
      <th scope="row">
        <button type="button" className="row-button" data-audit={id} onClick={() => onOpen(id)}>
          <code>{action}</code>
        </button>
        <small>{domain === 'platform' ? m.operations.platform : m.domains[domain]}</small>
      </th>
      <td>{actor}</td>
      <td>
        <Outcome outcome={row.outcome} />
      </td>
      <td data-number>{durationMs === null ? m.notAvailable : f.duration(durationMs)}</td>
      <td data-number>{rowCount === null ? m.notAvailable : f.number(rowCount)}</td>
    </tr>
  );
}

/** An act's end as a sign and a word. */
export function Outcome({ outcome }: { outcome: string }) {
  const { m } = useI18n();
  return (
    <span className="state" data-state={outcome}>
      {m.operations.audit.outcomes[outcome] ?? outcome}
    </span>
  );
}
