import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Explain } from '../../features/explain/Explain.tsx';
import { repProfileOptions } from '../../features/reps/api/profile.ts';
import { repProfileSubjects } from '../../features/reps/profile-subjects.ts';
import { RepProfile } from '../../features/reps/RepProfile.tsx';
import { useApi } from '../../shared/api/context.ts';
import { ApiError } from '../../shared/api/error.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { carried } from '../pages.ts';
import '../../features/scores/profile.css';

/** One sales employee. */
export function AwRepPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const { employeeKey } = useParams({ from: '/aw/reps/$employeeKey' });
  const { territory, category, explain } = state;
  const query = useQuery({
    ...repProfileOptions(api, employeeKey, { territory, category }),
    placeholderData: keepPreviousData,
  });
  const isMissing = query.error instanceof ApiError && query.error.code === 'not_found';
  return (
    <div className="page">
      <Link className="back" to="/aw/reps" search={carried}>
        ‹ {m.insight.rep.back}
      </Link>
      {isMissing ? (
        <p className="answer-sentence">{m.insight.rep.notFound}.</p>
      ) : (
        <QueryPage query={query} domain="aw">
          {(answer) => <RepProfile answer={answer} />}
        </QueryPage>
      )}
      <Explain subjects={repProfileSubjects(query.data, explain, m)} isPending={query.isPending} />
    </div>
  );
}
