/** The model of this forecast beside that of the nightly one, and why they may differ. */
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { recentRunsOptions, runOptions } from '../jobs/api/jobs.ts';
import { nightlyOf } from './nightly.ts';
import type { Channel } from './use-forecasts.ts';

const JOB = 'aw.daily.forecast';

interface NightlyModelProps {
  readonly channel: Channel;
  /** Of the forecast that is shown; null where there is none. */
  readonly model: string | null;
  /** Days of the forecast that is shown. */
  readonly days: number;
}

export function NightlyModel({ channel, model, days }: NightlyModelProps) {
  const { m } = useI18n();
  const api = useApi();
  const runs = useQuery(recentRunsOptions(api, 'aw'));
  const last = runs.data?.data.find(({ jobId, status }) => jobId === JOB && status === 'succeeded');
  const run = useQuery({ ...runOptions(api, last?.id ?? ''), enabled: last !== undefined });
  const nightly = nightlyOf(run.data?.data.result, channel);
  if (nightly === null || model === null) return null;
  const texts = m.detail.nightly;
  const name = (key: string) => m.sales.models[key] ?? key;
  return (
    <p className="answer-details">
      {nightly.model === model
        ? texts.same(name(model), days, nightly.days)
        : texts.other({ here: name(model), days, there: name(nightly.model), thereDays: nightly.days })}
    </p>
  );
}
