/** Stored events as a table; they come page by page, since there can be millions. */
import type { StreamedEvent } from '../../store/event-stream.ts';
import type { Column } from '../document/table.ts';
import type { ViewColumn } from './presentation.ts';

const columns: readonly ViewColumn<StreamedEvent>[] = [
  { key: 'id', label: 'Event id', type: 'text', width: 36, isWide: true, cell: (event) => event.id },
  { key: 'at', label: 'At (UTC)', type: 'instant', width: 20, cell: (event) => event.at },
  { key: 'urgency', label: 'Urgency', type: 'text', width: 10, cell: (event) => event.urgency },
  { key: 'type', label: 'Type', type: 'text', width: 18, cell: (event) => event.type },
  {
    key: 'stockItemKey',
    label: 'Item key',
    type: 'integer',
    width: 8,
    isWide: true,
    cell: (event) => event.stockItemKey,
  },
  { key: 'stockItem', label: 'Stock item', type: 'text', width: 38, cell: (event) => event.stockItem },
  { key: 'onHand', label: 'On hand', type: 'integer', width: 10, cell: (event) => event.onHand },
  { key: 'threshold', label: 'Threshold', type: 'number', width: 10, cell: (event) => event.threshold },
  { key: 'message', label: 'Message', type: 'text', width: 60, cell: (event) => event.message },
];

export const eventColumns: readonly Column[] = columns;

export function eventCells(event: StreamedEvent) {
  return columns.map(({ cell }) => cell(event));
}
