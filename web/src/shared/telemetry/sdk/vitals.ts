/** Core Web Vitals as metrics, each told once a visit or when the page is left. */
import type { Meter } from '@opentelemetry/api';
import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals';

/** Seconds, around the limits between good and poor of each vital. */
const SECONDS = [0.05, 0.1, 0.2, 0.5, 0.8, 1, 1.5, 1.8, 2.5, 3, 4, 6, 10];
const SHIFTS = [0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1];

export function measureVitals(meter: Meter, page: () => string): void {
  const durations = meter.createHistogram('browser.web_vital.duration', {
    description: 'Largest and first contentful paint, interaction to next paint, time to first byte.',
    unit: 's',
    advice: { explicitBucketBoundaries: SECONDS },
  });
  const shifts = meter.createHistogram('browser.web_vital.layout_shift', {
    description: 'Cumulative layout shift of a visit.',
    unit: '1',
    advice: { explicitBucketBoundaries: SHIFTS },
  });
  const first = page();
  const record = ({ name, value, rating }: MetricType) => {
    const attributes = {
      'browser.web_vital.name': name.toLowerCase(),
      'browser.web_vital.rating': rating,
      'otel_bi.page': first,
    };
    if (name === 'CLS') shifts.record(value, attributes);
    else durations.record(value / 1000, attributes);
  };
  for (const observe of [onLCP, onFCP, onINP, onTTFB, onCLS]) observe(record);
}
