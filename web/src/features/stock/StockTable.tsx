import { useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { FindField } from '../../shared/ui/FindField.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import type { UrlState } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Recommendation, RecommendationsAnswer } from './api/recommendations.ts';
import { StockRow } from './StockRow.tsx';
import { type SortColumn, sortItems } from './sort.ts';
import './stock.css';

type UrgencyChoice = NonNullable<UrlState['urgency']> | 'ALL';

/** The items, most urgent first, to be narrowed and sorted. */
export function StockTable({ answer }: { answer: RecommendationsAnswer }) {
  const { m, f } = useI18n();
  const [{ find = '', urgency }, setState] = useUrlState();
  const [sort, setSort] = useState<{ column: SortColumn; isDescending: boolean } | null>(null);
  const wanted = find.toLocaleLowerCase();
  const found = answer.data.filter(
    (item) =>
      (urgency === undefined || item.urgency === urgency) &&
      `${item.stockItem} ${item.supplier ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const items = sort ? sortItems(found, sort.column, sort.isDescending, f.locale) : found;
  const longest = Math.max(1, ...answer.data.map(({ leadTimeDays }) => leadTimeDays)) * 2;
  return (
    <>
      <div className="table-tools">
        <FindField label={m.stock.find} />
        <Segments<UrgencyChoice>
          label={m.filter.urgency}
          value={urgency ?? 'ALL'}
          options={[
            { id: 'ALL', label: m.filter.any },
            ...(['HIGH', 'MEDIUM', 'LOW'] as const).map((id) => ({ id, label: m.stock.urgencies[id] })),
          ]}
          onChange={(next) => setState({ urgency: next === 'ALL' ? undefined : next }, { replace: true })}
        />
        <span className="quiet" role="status">
          {m.stock.shown(f.number(items.length), f.number(answer.data.length))}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys */}
      <section className="table-scroll" tabIndex={0} aria-label={m.pages.wwiStock}>
        <table className="table stock-table">
          <Head sort={sort} onSort={setSort} />
          <tbody>
            {items.map((item: Recommendation) => (
              <StockRow key={item.stockItemKey} item={item} longest={longest} />
            ))}
          </tbody>
        </table>
      </section>
      {items.length === 0 && <p className="quiet">{m.stock.noneFound}</p>}
    </>
  );
}

type Sort = { column: SortColumn; isDescending: boolean } | null;

function Head({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const { m } = useI18n();
  const columns: readonly (readonly [SortColumn | null, string, boolean])[] = [
    ['urgency', m.stock.urgency, false],
    ['stockItem', m.stock.item, false],
    ['supplier', m.stock.supplier, false],
    ['onHand', m.stock.onHand, true],
    [null, m.stock.reorderPoint, true],
    ['cover', m.stock.coverAgainstLead, false],
    ['quantity', m.stock.quantity, true],
    ['cost', m.stock.cost, true],
  ];
  return (
    <thead>
      <tr>
        {columns.map(([column, label, isNumber]) => {
          const isSorted = column !== null && sort?.column === column;
          return (
            <th
              key={label}
              scope="col"
              data-number={isNumber || undefined}
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            >
              {column === null ? (
                label
              ) : (
                <button
                  type="button"
                  title={m.stock.sortBy(label)}
                  onClick={() => onSort({ column, isDescending: isSorted ? !sort.isDescending : isNumber })}
                >
                  {label}
                  {isSorted && <Icon name={sort.isDescending ? 'down' : 'up'} />}
                </button>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
