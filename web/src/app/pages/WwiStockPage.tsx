import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useRef } from 'react';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { screenQuery } from '../../features/exports/screen-query.ts';
import {
  type Recommendation,
  type RecommendationsAnswer,
  recommendationsOptions,
} from '../../features/stock/api/recommendations.ts';
import { CoverChart } from '../../features/stock/CoverChart.tsx';
import { OrderFirst } from '../../features/stock/OrderFirst.tsx';
import { OrderSection } from '../../features/stock/OrderSection.tsx';
import { StockAnswer } from '../../features/stock/StockAnswer.tsx';
import { StockTable } from '../../features/stock/StockTable.tsx';
import { stockSubjects } from '../../features/stock/subjects.ts';
import { useApi } from '../../shared/api/context.ts';
import { completeThrough } from '../../shared/complete-through.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { AnswerSkeleton } from '../../shared/ui/AnswerSkeleton.tsx';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { Freshness } from '../../shared/ui/Freshness.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../styles/operations.css';

/** Longest text that the address can look for. */
const MAX_FIND = 100;

/** What to order, how much and how soon. */
export function WwiStockPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const stock = useQuery({
    ...recommendationsOptions(api, filtersOf('wwi', state)),
    placeholderData: keepPreviousData,
  });
  const refresh = () => void stock.refetch();
  // As in QueryPage, an answer is drawn in slices.
  const isDrawn = useDeferredValue(stock.data !== undefined);
  return (
    <div className="page">
      {stock.error && <ErrorNotice error={stock.error} retry={refresh} isStale={stock.data !== undefined} />}
      {stock.data && isDrawn && (
        <div className="page-part" data-dimmed={stock.isPlaceholderData || undefined}>
          <div className="page-actions">
            <ExportMenu
              view="wwi.export.stock_recommendations"
              name={m.operations.exports.views['stock-recommendations'] ?? ''}
              query={screenQuery(stock.data.request)}
            />
          </div>
          <Freshness
            asOf={stock.data.meta.asOf}
            completeThrough={completeThrough(stock.data.meta)}
            computedAt={stock.dataUpdatedAt}
            isFetching={stock.isFetching}
            onRefresh={refresh}
            domainName={m.domains.wwi}
          />
          <StockAnswer answer={stock.data} />
          <Stock answer={stock.data} />
        </div>
      )}
      {(stock.isPending || (stock.data && !isDrawn)) && <AnswerSkeleton />}
      <Explain subjects={stockSubjects(stock.data, state.explain, m)} isPending={stock.isPending} />
    </div>
  );
}

/** What to order first and why, the order by supplier, then every item. */
function Stock({ answer }: { answer: RecommendationsAnswer }) {
  const { m } = useI18n();
  const [, setState] = useUrlState();
  const list = useRef<HTMLElement>(null);
  const showItem = ({ stockItem }: Recommendation) => {
    setState({ find: stockItem.slice(0, MAX_FIND), urgency: undefined }, { replace: true });
    list.current?.scrollIntoView();
  };
  return (
    <>
      <div className="stock-start">
        <OrderFirst items={answer.data} />
        <CoverChart items={answer.data} onOpen={showItem} />
      </div>
      <OrderSection answer={answer} />
      <section className="page-part" aria-labelledby="stock-items" ref={list}>
        <h2 id="stock-items">{m.wwi.stock.allItems}</h2>
        <StockTable answer={answer} />
      </section>
    </>
  );
}
