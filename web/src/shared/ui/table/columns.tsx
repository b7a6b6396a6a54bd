/** Columns that several tables have. */
import type { Domain } from '../../domain.ts';
import type { Formatter } from '../../format/format.ts';
import type { Messages } from '../../i18n/en.ts';
import { type Urgency, urgencyRank } from '../../urgency.ts';
import { UrgencySign } from '../UrgencySign.tsx';
import type { Column } from './column.ts';

/** The instant at which something happened. */
export function instantColumn<T extends { readonly at: string }>(label: string, f: Formatter): Column<T> {
  return {
    id: 'at',
    label,
    width: 168,
    sortKey: ({ at }) => at,
    cell: ({ at }) => <span className="instant">{f.instant(at)}</span>,
  };
}

/** The warehouse that something is about, or the platform itself. */
export function warehouseColumn<T extends { readonly domain: Domain | 'platform' }>(
  m: Messages,
  width: number,
): Column<T> {
  const name = ({ domain }: T) => (domain === 'platform' ? m.operations.platform : m.domains[domain]);
  return { id: 'warehouse', label: m.operations.domain, width, sortKey: name, cell: name };
}

export function urgencyColumn<T extends { readonly urgency: Urgency }>(
  m: Messages,
  width: number,
): Column<T> {
  return {
    id: 'urgency',
    label: m.stock.urgency,
    width,
    sortKey: ({ urgency }) => urgencyRank[urgency],
    text: ({ urgency }) => m.stock.urgencies[urgency],
    cell: ({ urgency }) => <UrgencySign urgency={urgency} />,
  };
}
