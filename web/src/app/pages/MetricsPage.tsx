import { useQuery } from '@tanstack/react-query';
import { catalogueOptions } from '../../features/metrics/api/catalogue.ts';
import { MetricList } from '../../features/metrics/MetricList.tsx';
import { useApi } from '../../shared/api/context.ts';
import { domains } from '../../shared/domain.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { fold, hasWords, wordsOf } from '../../shared/text/words.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { FindField } from '../../shared/ui/FindField.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';

/** What every number means. */
export function MetricsPage() {
  const { m } = useI18n();
  const api = useApi();
  const [{ find = '' }] = useUrlState();
  const catalogue = useQuery(catalogueOptions(api));
  if (catalogue.error && !catalogue.data) {
    return <ErrorNotice error={catalogue.error} retry={() => void catalogue.refetch()} />;
  }
  const metrics = catalogue.data?.data;
  const words = wordsOf(find);
  const found = metrics?.filter(({ label, key, definition }) =>
    hasWords(fold(`${label} ${key} ${definition}`), words),
  );
  return (
    <div className="page">
      <div className="answer">
        <p className="answer-sentence">
          {metrics ? (
            `${m.metricsPage.answer(metrics.length)}.`
          ) : (
            <span className="skeleton skeleton-sentence" />
          )}
        </p>
        <p className="answer-details">{m.metricsPage.hint}</p>
      </div>
      <FindField label={m.metricsPage.find} />
      {found?.length === 0 && <p className="quiet">{m.metricsPage.none}</p>}
      {domains.map((domain) => (
        <MetricList
          key={domain}
          domain={domain}
          metrics={found?.filter((metric) => metric.domain === domain) ?? []}
        />
      ))}
    </div>
  );
}
