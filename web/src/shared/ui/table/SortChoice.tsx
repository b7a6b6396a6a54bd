import { useI18n } from '../../i18n/context.tsx';
import { Icon } from '../icons.tsx';
import type { Column } from './column.ts';
import { nextSort } from './Head.tsx';
import type { TableState } from './use-table-state.ts';

interface SortChoiceProps {
  readonly columns: readonly Column<never>[];
  readonly state: TableState;
}

/** The order of rows that are cards, whose columns have no heads to press. */
export function SortChoice({ columns, state }: SortChoiceProps) {
  const { m } = useI18n();
  const { sort } = state;
  const choose = (id: string) => {
    const column = columns.find((each) => each.id === id);
    state.setSort(column ? nextSort(column, { ...state, sort: null }) : null);
  };
  return (
    <span className="sort-choice">
      <label>
        <span className="quiet">{m.table.sort}</span>
        <select name="sort" value={sort?.id ?? ''} onChange={(event) => choose(event.target.value)}>
          <option value="">{m.table.sortNone}</option>
          {columns.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {sort && (
        <button
          type="button"
          className="icon-button"
          aria-label={sort.isDescending ? m.table.descending : m.table.ascending}
          onClick={() => state.setSort({ ...sort, isDescending: !sort.isDescending })}
        >
          <Icon name={sort.isDescending ? 'down' : 'up'} />
        </button>
      )}
    </span>
  );
}
