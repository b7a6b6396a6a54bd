import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { instantColumn, warehouseColumn } from '../../shared/ui/table/columns.tsx';
import type { OpeningTableProps } from '../../shared/ui/table/opening.ts';
import type { ExportRecord } from './api/history.ts';
import { reportOf } from './report-of.ts';

const SHOWN_OF_HASH = 12;

interface ExportTableProps extends OpeningTableProps {
  /** Newest first. */
  readonly records: readonly ExportRecord[];
  readonly hasMore: boolean;
}

/** Files that left: what, by whom, how large, and the fingerprint to compare a copy with. */
export function ExportTable({ records, hasMore, tools, open, onOpen }: ExportTableProps) {
  const { m } = useI18n();
  return (
    <DataTable
      name={m.operations.exports.history}
      columns={useColumns(onOpen)}
      rows={records}
      keyOf={({ id }) => id}
      find={m.wwi.exports.find}
      tools={tools}
      hasMore={hasMore}
      openKey={open}
    />
  );
}

function useColumns(onOpen: (id: string) => void): Column<ExportRecord>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.operations.exports;
    const view = ({ view: name }: ExportRecord) => texts.views[name] ?? name;
    return [
      instantColumn(m.operations.when, f),
      {
        id: 'file',
        label: texts.file,
        isHead: true,
        sortKey: view,
        alsoFoundBy: (record) => reportOf(record) ?? '',
        cell: (record) => (
          <button
            type="button"
            className="row-button"
            data-export={record.id}
            onClick={() => onOpen(record.id)}
          >
            {view(record)}
          </button>
        ),
      },
      warehouseColumn(m, 168),
      {
        id: 'format',
        label: texts.format,
        width: 88,
        sortKey: ({ format }) => format,
        cell: ({ format }) => format.toUpperCase(),
      },
      {
        id: 'rows',
        label: texts.rows,
        isNumber: true,
        sortKey: ({ rows }) => rows,
        cell: ({ rows }) => f.number(rows),
      },
      {
        id: 'size',
        label: texts.size,
        isNumber: true,
        sortKey: ({ bytes }) => bytes,
        cell: ({ bytes }) => <span title={f.number(bytes)}>{f.bytes(bytes)}</span>,
      },
      { id: 'actor', label: texts.actor, sortKey: ({ actor }) => actor, cell: ({ actor }) => actor },
      {
        id: 'sha',
        label: texts.sha256,
        width: 168,
        sortKey: ({ sha256 }) => sha256,
        cell: ({ sha256 }) => (
          <span className="identifier" title={sha256}>
            <code>{sha256.slice(0, SHOWN_OF_HASH)}</code>
            <CopyButton text={sha256} what={texts.sha256} />
          </span>
        ),
      },
    ];
  }, [m, f, onOpen]);
}
