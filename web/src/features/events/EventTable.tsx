import { Link } from '@tanstack/react-router';
import { type ReactNode, useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Said } from '../../shared/said/Said.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { instantColumn, urgencyColumn } from '../../shared/ui/table/columns.tsx';
import type { StockEvent } from './api/events.ts';

interface EventTableProps {
  /** Newest first. */
  readonly events: readonly StockEvent[];
  readonly hasMore: boolean;
  readonly tools: ReactNode;
}

/** What changed, how urgent it is, and how far the stock is from where the event fires. */
export function EventTable({ events, hasMore, tools }: EventTableProps) {
  const { m } = useI18n();
  const texts = m.wwi.events;
  return (
    <DataTable
      name={texts.list}
      className="events"
      columns={useColumns()}
      rows={events}
      keyOf={idOf}
      find={texts.find}
      tools={tools}
      count={(shown, all) => (shown === all ? texts.count(all) : m.table.shown(shown, texts.count(all)))}
      hasMore={hasMore}
    />
  );
}

const idOf = ({ id }: StockEvent) => id;

function useColumns(): Column<StockEvent>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.wwi.events;
    return [
      instantColumn(texts.at, f),
      urgencyColumn(m, 104),
      {
        id: 'item',
        label: texts.item,
        isHead: true,
        width: 280,
        sortKey: ({ stockItem }) => stockItem,
        cell: ({ stockItem, type }) => (
          <>
            <Link
              className="row-button"
              to="/wwi/stock"
              search={{ find: stockItem.slice(0, 100) }}
              title={texts.toItem(stockItem)}
            >
              {stockItem}
            </Link>
            <small>{texts.types[type] ?? type}</small>
          </>
        ),
      },
      {
        id: 'on_hand',
        label: texts.onHand,
        isNumber: true,
        sortKey: ({ onHand }) => onHand,
        cell: ({ onHand }) => f.number(onHand),
      },
      {
        id: 'threshold',
        label: texts.threshold,
        isNumber: true,
        sortKey: ({ threshold }) => threshold,
        cell: ({ threshold }) => f.number(threshold),
      },
      {
        id: 'message',
        label: texts.message,
        width: 360,
        sortKey: ({ message }) => message,
        cell: ({ message, said }) => <Said text={message} said={said ?? undefined} />,
      },
    ];
  }, [m, f]);
}
