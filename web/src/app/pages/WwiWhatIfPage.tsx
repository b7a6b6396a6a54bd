import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import {
  type SavedScenario,
  scenarioOptions,
  scenariosOptions,
} from '../../features/scenarios/api/scenarios.ts';
import { Comparison } from '../../features/scenarios/Comparison.tsx';
import { noChoice } from '../../features/scenarios/parameters.ts';
import { SavedScenarios } from '../../features/scenarios/SavedScenarios.tsx';
import { Workbench } from '../../features/scenarios/Workbench.tsx';
import { recommendationsOptions } from '../../features/stock/api/recommendations.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { AnswerSkeleton } from '../../shared/ui/AnswerSkeleton.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { LoadMore } from '../../shared/ui/LoadMore.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';
import '../../features/scenarios/scenarios.css';

/** What stock would look like under other demand, lead times or service levels. */
export function WwiWhatIfPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state, setState] = useUrlState();
  const { supplier, supplierCategory, open = '' } = state;
  const stock = useQuery({
    ...recommendationsOptions(api, filtersOf('wwi', state)),
    placeholderData: keepPreviousData,
  });
  const saved = useQuery({ ...scenarioOptions(api, open), enabled: open !== '' });
  const isReady = stock.data && (open === '' || saved.data || saved.error);
  const isFiltered = supplier !== undefined || supplierCategory !== undefined;
  return (
    <div className="page">
      {stock.error && (
        <ErrorNotice
          error={stock.error}
          retry={() => void stock.refetch()}
          isStale={stock.data !== undefined}
        />
      )}
      {saved.error && (
        <div className="notice" role="status">
          <p>{m.wwi.whatIf.noSuchScenario}</p>
          <button type="button" className="button" onClick={() => setState({ open: undefined })}>
            {m.dismiss}
          </button>
        </div>
      )}
      {isReady && stock.data && stock.data.data.length === 0 && (
        <Answer sentence={m.stock.noneFound.replace(/\.$/, '')} details="" />
      )}
      {isReady && stock.data && stock.data.data.length > 0 && (
        <Workbench stock={stock.data} isFiltered={isFiltered} saved={saved.data?.data} />
      )}
      {!isReady && !stock.error && <AnswerSkeleton below="outcome-skeleton" />}
      <Saved />
    </div>
  );
}

/** The list of what was saved, and up to four of it side by side. */
function Saved() {
  const { m } = useI18n();
  const api = useApi();
  const [{ open, beside }, setState] = useUrlState();
  const list = useInfiniteQuery(scenariosOptions(api));
  const scenarios: readonly SavedScenario[] = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const compared = useMemo(() => beside?.split('.') ?? [], [beside]);
  const onCompare = useCallback(
    (ids: readonly string[]) =>
      setState({ beside: ids.length === 0 ? undefined : ids.join('.') }, { replace: true }),
    [setState],
  );
  const onOpen = useCallback((id: string) => setState({ ...noChoice, open: id }), [setState]);
  const texts = m.wwi.whatIf;
  return (
    <>
      <div className="page-part">
        <h2>{texts.saved}</h2>
        {list.error && <ErrorNotice error={list.error} retry={() => void list.refetch()} />}
        {list.isSuccess && scenarios.length === 0 && <p className="quiet">{texts.noneSaved}</p>}
        {scenarios.length > 0 && (
          <SavedScenarios
            scenarios={scenarios}
            hasMore={list.hasNextPage}
            open={open}
            compared={compared}
            onOpen={onOpen}
            onCompare={onCompare}
          />
        )}
        <LoadMore list={list} />
      </div>
      {compared.length > 0 && <Comparison ids={compared} onClose={() => onCompare([])} />}
    </>
  );
}
