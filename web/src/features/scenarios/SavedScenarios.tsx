import { useMemo } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { leverWords } from './answer.ts';
import type { SavedScenario } from './api/scenarios.ts';

/** As many as fit beside each other. */
export const MOST_COMPARED = 4;

interface SavedScenariosProps {
  /** Newest first. */
  readonly scenarios: readonly SavedScenario[];
  readonly hasMore: boolean;
  readonly open: string | undefined;
  readonly compared: readonly string[];
  readonly onOpen: (id: string) => void;
  readonly onCompare: (ids: readonly string[]) => void;
}

/** What was saved, to be opened again or put side by side. */
export function SavedScenarios(props: SavedScenariosProps) {
  const { m } = useI18n();
  const texts = m.wwi.whatIf;
  return (
    <DataTable
      name={texts.saved}
      className="saved-scenarios"
      columns={useColumns(props)}
      rows={props.scenarios}
      keyOf={({ id }) => id}
      count={texts.savedCount}
      hasMore={props.hasMore}
      openKey={props.open}
      isSecond
    />
  );
}

function useColumns({ compared, onOpen, onCompare }: SavedScenariosProps): Column<SavedScenario>[] {
  const { m, f } = useI18n();
  return useMemo(() => {
    const texts = m.wwi.whatIf;
    const words = ({ parameters, baseline }: SavedScenario) =>
      leverWords(parameters, baseline.serviceLevel, m, f).join(', ') || texts.nothingChanged;
    const money = (value: number | null) => (value === null ? m.notAvailable : f.value(value, 'USD'));
    return [
      {
        id: 'compare',
        label: texts.compare,
        width: 88,
        sortKey: ({ id }) => (compared.includes(id) ? 0 : 1),
        text: ({ id }) => (compared.includes(id) ? texts.compare : ''),
        cell: ({ id, name }) => {
          const isOn = compared.includes(id);
          return (
            <input
              type="checkbox"
              name={id}
              aria-label={texts.compareOne(name)}
              checked={isOn}
              disabled={!isOn && compared.length >= MOST_COMPARED}
              onChange={() => onCompare(isOn ? compared.filter((each) => each !== id) : [...compared, id])}
            />
          );
        },
      },
      {
        id: 'name',
        label: texts.name,
        isHead: true,
        width: 200,
        sortKey: ({ name }) => name,
        cell: ({ id, name, createdAt }) => (
          <>
            <button type="button" className="row-button" data-scenario={id} onClick={() => onOpen(id)}>
              {name}
            </button>
            <small>{f.instant(createdAt)}</small>
          </>
        ),
      },
      { id: 'levers', label: texts.levers, width: 192, sortKey: words, cell: words },
      {
        id: 'items',
        label: texts.about,
        isNumber: true,
        width: 80,
        sortKey: ({ parameters }) => parameters.stockItemKeys?.length ?? Number.MAX_SAFE_INTEGER,
        text: ({ parameters }) => String(parameters.stockItemKeys?.length ?? texts.all),
        cell: ({ parameters }) =>
          parameters.stockItemKeys === undefined ? texts.all : f.number(parameters.stockItemKeys.length),
      },
      {
        id: 'outs',
        label: texts.measures.stockOuts,
        isNumber: true,
        width: 136,
        sortKey: ({ result }) => result.stockOuts,
        cell: ({ baseline, result }) => (
          <span className="was-now">
            {baseline.stockOuts !== result.stockOuts && (
              <span className="quiet">{f.number(baseline.stockOuts)} → </span>
            )}
            {f.number(result.stockOuts)}
          </span>
        ),
      },
      {
        id: 'orders',
        label: texts.measures.orders,
        isNumber: true,
        width: 124,
        sortKey: ({ result }) => result.orders,
        cell: ({ result }) => f.number(result.orders),
      },
      {
        id: 'cost',
        label: texts.measures.orderCost,
        isNumber: true,
        width: 136,
        sortKey: ({ result }) => result.orderCost,
        cell: ({ result }) => money(result.orderCost),
      },
      {
        id: 'value',
        label: texts.measures.stockValue,
        isNumber: true,
        width: 136,
        sortKey: ({ result }) => result.stockValue,
        cell: ({ result }) => money(result.stockValue),
      },
    ];
  }, [m, f, compared, onOpen, onCompare]);
}
