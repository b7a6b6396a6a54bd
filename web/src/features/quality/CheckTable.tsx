import { useMemo } from 'react';
import type { Domain } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import type { OpeningTableProps } from '../../shared/ui/table/opening.ts';
import type { Check } from './api/checks.ts';
import { byUrgency } from './checks.ts';

/** A check and the warehouse that it asks. */
export type DomainCheck = Check & { readonly domain: Domain };

interface CheckTableProps extends OpeningTableProps {
  readonly checks: readonly DomainCheck[];
  readonly isOnlyFailed: boolean;
}

/** The checks, what found something first. */
export function CheckTable({ checks, isOnlyFailed, tools, open, onOpen }: CheckTableProps) {
  const { m } = useI18n();
  const texts = m.operations.quality;
  const columns = useColumns(onOpen);
  const rows = useMemo(
    () => byUrgency(checks).filter(({ status }) => !isOnlyFailed || status !== 'passed'),
    [checks, isOnlyFailed],
  );
  return (
    <DataTable
      name={texts.all}
      className="checks"
      columns={columns}
      rows={rows}
      keyOf={keyOf}
      find={texts.find}
      tools={tools}
      count={texts.shown}
      empty={rows.length === 0 ? texts.nothingFound : texts.none}
      openKey={open}
    />
  );
}

const keyOf = ({ name }: DomainCheck) => name;

function useColumns(onOpen: (name: string) => void): Column<DomainCheck>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.operations.quality;
    return [
      {
        id: 'state',
        label: texts.state,
        width: 152,
        sortKey: ({ status }) => texts.states[status],
        cell: (check) => <CheckStatus check={check} />,
      },
      {
        id: 'check',
        label: texts.question,
        isHead: true,
        width: 400,
        sortKey: ({ question }) => question,
        cell: ({ name, question }) => (
          <button type="button" className="row-button" lang="en" onClick={() => onOpen(name)}>
            {question}
          </button>
        ),
      },
      {
        id: 'warehouse',
        label: m.operations.domain,
        width: 160,
        sortKey: ({ domain }) => m.domains[domain],
        cell: ({ domain }) => m.domains[domain],
      },
      {
        id: 'place',
        label: texts.table,
        width: 200,
        sortKey: ({ table, column }) => `${table}.${column}`,
        cell: ({ table, column }) => (
          <>
            <code>{table}</code>
            <small>
              <code>{column}</code>
            </small>
          </>
        ),
      },
      {
        id: 'severity',
        label: texts.severity,
        width: 96,
        sortKey: ({ severity }) => texts.severities[severity],
        cell: ({ status, severity }) => (
          <span className={status === 'passed' ? 'quiet' : undefined}>{texts.severities[severity]}</span>
        ),
      },
      {
        id: 'findings',
        label: texts.findings,
        isNumber: true,
        sortKey: ({ failures }) => failures,
        cell: ({ failures, threshold }) => (
          <>
            {failures === null ? m.notAvailable : f.number(failures)}
            {threshold > 0 && <small>{texts.tolerated(f.number(threshold))}</small>}
          </>
        ),
      },
    ];
  }, [m, f, onOpen]);
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
