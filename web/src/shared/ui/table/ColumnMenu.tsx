import { useI18n } from '../../i18n/context.tsx';
import { Icon } from '../icons.tsx';
import { Popover } from '../Popover.tsx';
import { type Column, widthOf } from './column.ts';
import type { TableState } from './use-table-state.ts';

interface ColumnMenuProps {
  readonly columns: readonly Column<never>[];
  readonly state: TableState;
  readonly onCopyTable: () => void;
}

const STEP = 24;

/** Which columns are shown and how wide, and the table as a copy. */
export function ColumnMenu({ columns, state, onCopyTable }: ColumnMenuProps) {
  const { m } = useI18n();
  return (
    <Popover
      className="control control-quiet column-menu-button"
      label={m.table.columns}
      align="end"
      button={
        <>
          <Icon name="columns" />
          <span>{m.table.columns}</span>
        </>
      }
    >
      {(close) => (
        <div className="column-menu">
          <ul>
            {columns.map((column) => (
              <ColumnLine key={column.id} column={column} state={state} />
            ))}
          </ul>
          <p className="hint">{m.table.columnsHint}</p>
          <div className="column-menu-actions">
            <button
              type="button"
              className="button"
              onClick={() => {
                onCopyTable();
                close();
              }}
            >
              <Icon name="copy" />
              {m.table.copyTable}
            </button>
            <button type="button" className="button" onClick={state.reset}>
              {m.table.reset}
            </button>
          </div>
        </div>
      )}
    </Popover>
  );
}

function ColumnLine({ column, state }: { column: Column<never>; state: TableState }) {
  const { m } = useI18n();
  const { id, label, isHead } = column;
  const isShown = !state.hidden.includes(id);
  const width = state.widths[id] ?? widthOf(column);
  const toggle = () =>
    state.setHidden(isShown ? [...state.hidden, id] : state.hidden.filter((hidden) => hidden !== id));
  return (
    <li>
      <label>
        <input type="checkbox" name={id} checked={isShown} disabled={isHead} onChange={toggle} />
        {label}
      </label>
      <button
        type="button"
        className="icon-button"
        aria-label={m.table.narrower(label)}
        onClick={() => state.setWidth(id, width - STEP)}
      >
        <Icon name="minus" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={m.table.wider(label)}
        onClick={() => state.setWidth(id, width + STEP)}
      >
        <Icon name="plus" />
      </button>
    </li>
  );
}
