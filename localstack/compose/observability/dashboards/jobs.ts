/** Jobs: did they run, did they succeed, how long, how much. */
import { dashboard, lines, number, topTable, traces } from '../panels.ts';
import { counter, growth, histogram, quantile, rate } from '../promql.ts';

const { jobs } = histogram;
const day = { window: '24h' };

export const jobsDashboard = dashboard(
  'otel-bi-jobs',
  'OTel BI: jobs',
  'The scheduled jobs. Sums count the first value of each process too, which `increase` would leave out.',
)
  .withPanel(
    number(
      { title: 'Succeeded', description: 'Runs of the last 24 hours.' },
      growth(counter.jobSuccess, day),
      null,
    ),
  )
  .withPanel(
    number(
      { title: 'Failed attempts', description: 'Of the last 24 hours; a failed attempt is repeated.' },
      `${growth(counter.jobFailure, day)} or vector(0)`,
      { warn: 1, alarm: 3 },
    ),
  )
  .withPanel(
    number(
      { title: 'Rows processed', description: 'By all runs of the last 24 hours.' },
      growth(counter.jobRecords, day),
      null,
    ),
  )
  .withPanel(
    number(
      { title: 'Longest job', description: 'Highest 95th percentile of a job, last 24 hours.', unit: 's' },
      `max(${quantile(0.95, jobs, { by: 'job_id', ...day })})`,
      { warn: 300, alarm: 600 },
    ),
  )
  .withPanel(
    topTable(
      { title: 'Runs by job', description: 'Succeeded in the last 24 hours: hourly jobs 24, daily ones 1.' },
      growth(counter.jobSuccess, { by: 'job_id, job_trigger', ...day }),
    ),
  )
  .withPanel(
    topTable(
      { title: 'Failures by job', description: 'Failed attempts of the last 24 hours.' },
      `${growth(counter.jobFailure, { by: 'job_id, job_trigger', ...day })} > 0`,
    ),
  )
  .withPanel(
    lines(
      { title: 'Succeeded', description: 'In the hour before each point, by job.' },
      { '{{job_id}}': growth(counter.jobSuccess, { by: 'job_id' }) },
    ),
  )
  .withPanel(
    lines(
      { title: 'Failed attempts', description: 'In the hour before each point, by job.' },
      { '{{job_id}}': growth(counter.jobFailure, { by: 'job_id' }) },
    ),
  )
  .withPanel(
    lines(
      {
        title: 'Mean duration',
        description: 'Of the runs in the hour before each point, by job and outcome.',
        unit: 's',
      },
      {
        '{{job_id}} {{job_outcome}}': `${growth(`${jobs}_sum`, { by: 'job_id, job_outcome' })} / (${growth(`${jobs}_count`, { by: 'job_id, job_outcome' })} > 0)`,
      },
    ),
  )
  .withPanel(
    lines(
      { title: 'Rows processed', description: 'In the hour before each point, by job.' },
      { '{{job_id}}': growth(counter.jobRecords, { by: 'job_id' }) },
    ),
  )
  .withPanel(
    lines(
      { title: 'Files made', description: 'Files a second, by view and format.', unit: 'short' },
      { '{{export_view}} {{export_format}}': rate(counter.files, { by: 'export_view, export_format' }) },
      8,
    ),
  )
  .withPanel(
    lines(
      { title: 'File size', description: '95th percentile by view.', unit: 'bytes' },
      { '{{export_view}}': quantile(0.95, histogram.fileSize, { by: 'export_view' }) },
      8,
    ),
  )
  .withPanel(
    lines(
      { title: 'Rows in a file', description: '95th percentile by view.' },
      { '{{export_view}}': quantile(0.95, histogram.fileRows, { by: 'export_view' }) },
      8,
    ),
  )
  .withPanel(
    traces(
      { title: 'Runs', description: 'Each run is a trace of its own, linked to what asked for it.' },
      '{ kind = consumer && resource.service.name = "otel-bi-analytics" && name =~ "job .*" }',
    ),
  );
