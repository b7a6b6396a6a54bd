import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Explain } from '../../features/explain/Explain.tsx';
import { repProfileOptions } from '../../features/reps/api/profile.ts';
import { repProfileSubjects } from '../../features/reps/profile-subjects.ts';
import { RepProfile } from '../../features/reps/RepProfile.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { ProfilePage } from './ProfilePage.tsx';

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
  return (
    <ProfilePage
      list="/aw/reps"
      texts={m.insight.rep}
      query={query}
      explain={<Explain subjects={repProfileSubjects(query.data, explain, m)} isPending={query.isPending} />}
    >
      {(answer) => <RepProfile answer={answer} />}
    </ProfilePage>
  );
}
