import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Explain } from '../../features/explain/Explain.tsx';
import { ExportMenu } from '../../features/exports/ExportMenu.tsx';
import { repsOptions } from '../../features/reps/api/scores.ts';
import { RepLink } from '../../features/reps/RepLink.tsx';
import { RepsAnswerLine } from '../../features/reps/RepsAnswerLine.tsx';
import { RepTable } from '../../features/reps/RepTable.tsx';
import { repKey, repName, repSubjects } from '../../features/reps/subjects.ts';
import { ScoreBars } from '../../features/scores/ScoreBars.tsx';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { QueryPage } from '../../shared/ui/QueryPage.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import { rankedQuery } from '../first-questions.ts';

/** Sales employees by a score whose parts are on the page. */
export function AwRepsPage() {
  const { m } = useI18n();
  const api = useApi();
  const [state] = useUrlState();
  const parameters = rankedQuery('aw', state);
  const query = useQuery({ ...repsOptions(api, parameters), placeholderData: keepPreviousData });
  return (
    <div className="page">
      <QueryPage query={query} domain="aw">
        {(answer) => (
          <>
            <RepsAnswerLine answer={answer} />
            {answer.data.length > 0 && (
              <>
                <ScoreBars
                  domain="aw"
                  metric="rep_score"
                  rows={answer.data}
                  keyOf={repKey}
                  nameOf={repName}
                  link={(rep) => <RepLink rep={rep} />}
                />
                <RepTable
                  reps={answer.data}
                  tools={
                    <ExportMenu
                      view="aw.export.rep_scores"
                      name={m.analysis.pages.awReps}
                      query={parameters}
                    />
                  }
                />
              </>
            )}
          </>
        )}
      </QueryPage>
      <Explain subjects={repSubjects(query.data, state.explain, m)} isPending={query.isPending} />
    </div>
  );
}
