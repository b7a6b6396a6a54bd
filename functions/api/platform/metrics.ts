import { metricCatalogue } from '@otel-bi/shared/contract/catalogue/index.ts';
import { catalogueVersion } from '@otel-bi/shared/contract/catalogue/version.ts';
import { metrics } from '@otel-bi/shared/contract/platform/metrics.ts';
import { endpoint } from '@otel-bi/shared/runtime/endpoint.ts';
import { jsonAnswer } from '@otel-bi/shared/runtime/http/answer.ts';
import { awQueries } from '@otel-bi/shared/warehouse/aw/index.ts';
import { wwiQueries } from '@otel-bi/shared/warehouse/wwi/index.ts';

/** Query texts as a reader wants them: without the indentation of the source file. */
const queries = [...awQueries, ...wwiQueries].map(({ name, domain, summary, text, parameters }) => ({
  name,
  domain,
  summary,
  text: text.replace(/^\n/, '').replace(/^ {4}/gm, '').trimEnd(),
  parameters: Object.keys(parameters),
}));

export const handler = endpoint(metrics, async () =>
  jsonAnswer(metricCatalogue, { catalogueVersion, queries }),
);
