/** Of the metric catalogue what the checks need: which columns a metric reads. */
import { metricCatalogue } from '../contract/catalogue/index.ts';

export const metricSources = metricCatalogue.map(({ domain, key, sources }) => ({ domain, key, sources }));
