/** The levers, and what they come to: computed by the API as they move, stored only when it is said so. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Freshness } from '../../shared/ui/Freshness.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { Explain } from '../explain/Explain.tsx';
import type { RecommendationsAnswer } from '../stock/api/recommendations.ts';
import { leverWords, scenarioSentence } from './answer.ts';
import { type PreviewAnswer, previewOptions, type SavedScenario } from './api/scenarios.ts';
import { ItemPicker } from './ItemPicker.tsx';
import { ItemTable } from './ItemTable.tsx';
import { LeverPanel } from './LeverPanel.tsx';
import { OutcomeTable } from './OutcomeTable.tsx';
import { changeOfLevers, hasChoice, itemsOf, noChoice, unchanged } from './parameters.ts';
import { SaveScenario } from './SaveScenario.tsx';
import { scenarioSubjects } from './subjects.ts';
import { useLevers } from './use-levers.ts';

interface WorkbenchProps {
  /** The items that the filters let through, and the service level that the product plans for. */
  readonly stock: RecommendationsAnswer;
  readonly isFiltered: boolean;
  /** The saved scenario that the address names. */
  readonly saved: SavedScenario | undefined;
}

export function Workbench({ stock, isFiltered, saved }: WorkbenchProps) {
  const { m, f } = useI18n();
  const api = useApi();
  const [state, setState] = useUrlState();
  const lent = hasChoice(state) ? undefined : saved;
  const chosen = useChosenItems(stock, lent);
  const baseLevel = stock.meta.serviceLevel;
  const levers = useLevers(lent?.parameters ?? unchanged(baseLevel), chosen.keys);
  const allOfFilter = isFiltered ? stock.data.map(({ stockItemKey }) => stockItemKey) : undefined;
  const stockItemKeys = chosen.keys ?? allOfFilter;
  const parameters = { ...levers.settled, ...(stockItemKeys ? { stockItemKeys: [...stockItemKeys] } : {}) };
  const preview = useQuery({
    ...previewOptions(api, parameters),
    enabled: stockItemKeys === undefined || stockItemKeys.length > 0,
    placeholderData: keepPreviousData,
  });
  const isBusy = levers.isMoving || preview.isFetching;
  const suggestion = leverWords(levers.settled, baseLevel, m, f).join(', ') || m.wwi.whatIf.asToday;
  // While the new settings are computed, the figures of the former ones stay, and are told as theirs.
  const { data, isPlaceholderData: isOld } = preview;
  const isLost = preview.error !== null && data === undefined;
  return (
    <div className="page-part" data-busy={isBusy || undefined}>
      {preview.error && (
        <ErrorNotice
          error={preview.error}
          retry={() => void preview.refetch()}
          isStale={data !== undefined}
        />
      )}
      {data && (
        <Freshness
          asOf={data.meta.asOf}
          completeThrough={data.meta.channels[0]?.completeThrough ?? null}
          computedAt={preview.dataUpdatedAt}
          isFetching={preview.isFetching}
          onRefresh={() => void preview.refetch()}
          domainName={m.domains.wwi}
        />
      )}
      {!isLost && (
        <div data-dimmed={isOld || undefined}>
          <Answer
            sentence={data && scenarioSentence(data, m, f)}
            details={data && <Details answer={data} isOld={isOld} saved={lent} unknown={chosen.unknown} />}
          />
        </div>
      )}
      <div className="workbench">
        <section className="levers" aria-label={m.wwi.whatIf.leversTitle}>
          <LeverPanel levers={levers.shown} baseLevel={baseLevel} onChange={levers.move} />
          <ItemPicker
            items={stock.data}
            chosen={chosen.keys}
            onChoose={(keys) => setState(changeOfLevers(levers.shown, keys), { replace: true })}
          />
        </section>
        <section className="outcome-part" aria-label={m.wwi.whatIf.outcome} aria-busy={isBusy}>
          {data ? (
            <div data-dimmed={isOld || undefined}>
              <OutcomeTable baseline={data.data.baseline} result={data.data.result} />
            </div>
          ) : (
            !isLost && <span className="skeleton outcome-skeleton" aria-hidden="true" />
          )}
          <SaveScenario
            parameters={parameters}
            suggestion={suggestion}
            onSaved={(id) => setState({ ...noChoice, open: id })}
          />
        </section>
      </div>
      {data && <Items answer={data} isDimmed={isOld} />}
      <Explain subjects={scenarioSubjects(data, state.explain, m)} isPending={preview.isPending} />
    </div>
  );
}

/** The items that the address or the open scenario names; keys that no item in stock has are left out. */
function useChosenItems({ data }: RecommendationsAnswer, lent: SavedScenario | undefined) {
  const [state] = useUrlState();
  const text = state.items ?? lent?.parameters.stockItemKeys?.join('.');
  return useMemo(() => {
    const named = itemsOf(text === undefined ? {} : { items: text });
    const known = new Set(data.map(({ stockItemKey }) => stockItemKey));
    const keys = named?.filter((key) => known.has(key)) ?? [];
    // A link whose items are all gone is about all that there are now, and says so.
    return { keys: keys.length === 0 ? undefined : keys, unknown: (named?.length ?? 0) - keys.length };
  }, [text, data]);
}

interface DetailsProps {
  readonly answer: PreviewAnswer;
  /** Whether it answers former settings, until the new ones are computed. */
  readonly isOld: boolean;
  readonly saved: SavedScenario | undefined;
  readonly unknown: number;
}

/** What it was computed from, and what else there is to know. */
function Details({ answer: { data, meta }, isOld, saved, unknown }: DetailsProps) {
  const { m, f } = useI18n();
  const texts = m.wwi.whatIf;
  const { period } = meta;
  const parts = [
    isOld ? texts.computing : saved ? texts.openIs(saved.name, f.instant(saved.createdAt)) : texts.notSaved,
    !isOld && saved && hasMoved(saved, data.result) ? texts.moved(f.number(saved.result.stockOuts)) : '',
    unknown > 0 ? texts.unknownItems(unknown) : '',
    period ? texts.computedFrom(f.number(data.items.length), f.dateRange(period.from, period.to)) : '',
  ];
  return (
    <>
      {parts.filter(Boolean).join(' ')} <Notices notices={meta.notices} />
    </>
  );
}

/** Whether the data have moved since a scenario was saved, so that it would come out otherwise now. */
function hasMoved({ result }: SavedScenario, now: SavedScenario['result']): boolean {
  return (
    result.stockOuts !== now.stockOuts ||
    result.orderCost !== now.orderCost ||
    result.stockValue !== now.stockValue
  );
}

function Items({ answer, isDimmed }: { answer: PreviewAnswer; isDimmed: boolean }) {
  const { m } = useI18n();
  const [scope, setScope] = useState<'changed' | 'all'>('changed');
  const texts = m.wwi.whatIf;
  return (
    <div className="page-part" data-dimmed={isDimmed || undefined}>
      <h2>{texts.items}</h2>
      <ItemTable
        items={answer.data.items}
        isOnlyChanged={scope === 'changed'}
        tools={
          <Segments
            label={texts.items}
            value={scope}
            options={[
              { id: 'changed', label: texts.onlyChanged },
              { id: 'all', label: texts.all },
            ]}
            onChange={setScope}
          />
        }
      />
    </div>
  );
}
