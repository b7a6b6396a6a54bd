import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { instantColumn, warehouseColumn } from '../../shared/ui/table/columns.tsx';
import type { OpeningTableProps } from '../../shared/ui/table/opening.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { actName, apart } from './acts.ts';
import type { AuditRow } from './api/audit.ts';
import { auditIdIn } from './audit-id.ts';

interface AuditTableProps extends OpeningTableProps {
  readonly rows: readonly AuditRow[];
  readonly hasMore: boolean;
}

/** Who did what, when, and how it ended. */
export function AuditTable({ rows, hasMore, tools, open, onOpen }: AuditTableProps) {
  const { m } = useI18n();
  const texts = m.operations.audit;
  const [{ find = '' }] = useUrlState();
  const sought = auditIdIn(find);
  return (
    <DataTable
      name={texts.list}
      columns={useColumns(onOpen)}
      rows={rows}
      keyOf={idOf}
      find={texts.find}
      tools={tools}
      count={(shown, all) => (shown === all ? texts.shown(all) : m.table.shown(shown, texts.shown(all)))}
      hasMore={hasMore}
      empty={sought && <Elsewhere id={sought} onOpen={onOpen} />}
      openKey={open}
    />
  );
}

interface ElsewhereProps {
  readonly id: string;
  readonly onOpen: (id: string) => void;
}

/** An id that no loaded row has: the trail itself is asked for it. */
function Elsewhere({ id, onOpen }: ElsewhereProps) {
  const { m } = useI18n();
  return (
    <>
      {m.operations.audit.notLoaded}{' '}
      <button type="button" className="link-button" onClick={() => onOpen(id)}>
        {m.operations.audit.openById}
      </button>
    </>
  );
}

const idOf = ({ id }: AuditRow) => id;

function useColumns(onOpen: (id: string) => void): Column<AuditRow>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.operations.audit;
    const outcome = (row: AuditRow) => texts.outcomes[row.outcome] ?? row.outcome;
    return [
      instantColumn(m.operations.when, f),
      {
        id: 'action',
        label: texts.action,
        isHead: true,
        width: 280,
        sortKey: ({ action }) => actName(action, m),
        alsoFoundBy: ({ id, action }) => `${id} ${action}`,
        cell: (row) => (
          <>
            <button type="button" className="row-button" data-audit={row.id} onClick={() => onOpen(row.id)}>
              {actName(row.action, m)}
            </button>
            <small>{apart(row, m, f)}</small>
          </>
        ),
      },
      warehouseColumn(m, 160),
      { id: 'actor', label: texts.actor, sortKey: ({ actor }) => actor, cell: ({ actor }) => actor },
      {
        id: 'outcome',
        label: texts.outcome,
        sortKey: outcome,
        cell: (row) => <Outcome outcome={row.outcome} />,
      },
      {
        id: 'took',
        label: texts.took,
        isNumber: true,
        sortKey: ({ durationMs }) => durationMs,
        cell: ({ durationMs }) => (durationMs === null ? m.notAvailable : f.duration(durationMs)),
      },
      {
        id: 'rows',
        label: texts.rows,
        isNumber: true,
        sortKey: ({ rowCount }) => rowCount,
        cell: ({ rowCount }) => (rowCount === null ? m.notAvailable : f.number(rowCount)),
      },
    ];
  }, [m, f, onOpen]);
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
