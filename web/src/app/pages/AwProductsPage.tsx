import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { demandOptions } from '../../features/products/api/demand.ts';
import { ClassMatrix } from '../../features/products/ClassMatrix.tsx';
import { Pareto } from '../../features/products/Pareto.tsx';
import { ProductsAnswer } from '../../features/products/ProductsAnswer.tsx';
import { ProductTable } from '../../features/products/ProductTable.tsx';
import { productSubjects } from '../../features/products/subjects.ts';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { rankedQuery } from '../first-questions.ts';
import '../../features/products/products.css';

/** Which products make the revenue, and how steadily they sell. */
export function AwProductsPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const parameters = rankedQuery('aw', state);
  const query = useQuery({ ...demandOptions(api, parameters), placeholderData: keepPreviousData });
  return (
    <div className="page">
      <QueryPage query={query} domain="aw">
        {(answer) => (
          <>
            <ProductsAnswer answer={answer} />
            {answer.data.length > 0 && (
              <>
                <div className="products-top">
                  <ClassMatrix products={answer.data} />
                  <Pareto products={answer.data} asOf={answer.meta.asOf} />
                </div>
                <ProductTable
                  products={answer.data}
                  tools={
                    <ExportMenu
                      view="aw.export.product_demand"
                      name={m.analysis.pages.awProducts}
                      query={parameters}
                    />
                  }
                />
              </>
            )}
          </>
        )}
      </QueryPage>
      <Explain subjects={productSubjects(query.data, state.explain, m)} isPending={query.isPending} />
    </div>
  );
}
