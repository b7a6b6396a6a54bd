import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AnomalyAnswer } from '../../features/anomalies/AnomalyAnswer.tsx';
import { AnomalyCard } from '../../features/anomalies/AnomalyCard.tsx';
import { type AnomaliesAnswer, anomaliesOptions } from '../../features/anomalies/api/anomalies.ts';
import { anomalySubjects } from '../../features/anomalies/subjects.ts';
import { Timeline } from '../../features/anomalies/Timeline.tsx';
import { Explain } from '../../features/explain/Explain.tsx';
import { useApi } from '../../shared/api/context.ts';
import { filtersOf } from '../../shared/domain.ts';
import { addDays } from '../../shared/format/days.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { Segments } from '../../shared/ui/Segments.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import '../../features/anomalies/anomalies.css';

/** As far back as the sales page's charts go. */
const DAYS = 1160;

/** Days that stand out: when, how far, and who was behind them. */
export function AwAnomaliesPage() {
  const { m, f } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const query = useQuery({
    ...anomaliesOptions(api, { ...filtersOf('aw', state), days_back: DAYS }),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="page">
      <QueryPage query={query} domain="aw">
        {(answer) => (
          <>
            <AnomalyAnswer answer={answer} days={DAYS} />
            {answer.data.length > 0 && <Findings answer={answer} />}
          </>
        )}
      </QueryPage>
      <Explain subjects={anomalySubjects(query.data, m, f)} isPending={query.isPending} />
    </div>
  );
}

function Findings({ answer: { data, meta } }: { answer: AnomaliesAnswer }) {
  const { m } = useI18n();
  const texts = m.analysis.anomalies;
  const [{ sort }, setState] = useUrlState();
  const order = sort === 'date' ? 'date' : 'score';
  const ordered = data.toSorted((a, b) =>
    order === 'date' ? b.date.localeCompare(a.date) : b.score - a.score,
  );
  return (
    <>
      {meta.asOf && <Timeline anomalies={data} from={addDays(meta.asOf, 1 - DAYS)} to={meta.asOf} />}
      <div className="table-tools">
        <Segments
          label={texts.order}
          value={order}
          options={(['score', 'date'] as const).map((id) => ({ id, label: texts.orders[id] }))}
          onChange={(next) => setState({ sort: next === 'date' ? next : undefined }, { replace: true })}
        />
      </div>
      <ul>
        {ordered.map((anomaly) => (
          <AnomalyCard key={`${anomaly.date}-${anomaly.channel}`} anomaly={anomaly} />
        ))}
      </ul>
    </>
  );
}
