import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { ScoreBars } from '../../features/scores/ScoreBars.tsx';
import { supplierHistoryOptions } from '../../features/suppliers/api/history.ts';
import { suppliersOptions } from '../../features/suppliers/api/scores.ts';
import { FillHistory } from '../../features/suppliers/FillHistory.tsx';
import { SuppliersAnswerLine } from '../../features/suppliers/SuppliersAnswerLine.tsx';
import { SupplierTable } from '../../features/suppliers/SupplierTable.tsx';
import {
  fillMonthSubjects,
  supplierKey,
  supplierName,
  supplierSubjects,
} from '../../features/suppliers/subjects.ts';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { rankedQuery } from '../first-questions.ts';

/** Suppliers by a score whose parts are on the page. */
export function WwiSuppliersPage() {
  const { m, f } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const parameters = rankedQuery('wwi', state);
  const query = useQuery({ ...suppliersOptions(api, parameters), placeholderData: keepPreviousData });
  const history = useQuery({
    ...supplierHistoryOptions(api, filtersOf('wwi', state)),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <QueryPage query={query} domain="wwi">
        {(answer) => (
          <>
            <div className="page-actions">
              <ExportMenu
                view="wwi.export.supplier_scores"
                name={m.analysis.pages.wwiSuppliers}
                query={parameters}
              />
            </div>
            <SuppliersAnswerLine answer={answer} />
            {answer.data.length > 0 && (
              <>
                <ScoreBars
                  domain="wwi"
                  metric="supplier_score"
                  rows={answer.data}
                  keyOf={supplierKey}
                  nameOf={supplierName}
                />
                <FillHistory query={history} />
                <SupplierTable suppliers={answer.data} />
              </>
            )}
          </>
        )}
      </QueryPage>
      <Explain
        subjects={[
          ...supplierSubjects(query.data, state.explain, m),
          ...fillMonthSubjects(history.data, m, f),
        ]}
        isPending={query.isPending || history.isPending}
      />
    </div>
  );
}
