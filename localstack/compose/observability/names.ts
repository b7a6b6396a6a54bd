/**
 * What Prometheus calls a metric that arrives by OTLP. The rules are those of its own translation
 * (`UnderscoreEscapingWithSuffixes`, the default): https://prometheus.io/docs/guides/opentelemetry/
 */
export type Kind = 'counter' | 'gauge' | 'histogram';

export interface Instrument {
  readonly name: string;
  /** UCUM unit as the instrument was made with; annotations like `{run}` leave no suffix. */
  readonly unit: string;
  readonly kind: Kind;
}

const units: Readonly<Record<string, string>> = {
  s: 'seconds',
  ms: 'milliseconds',
  By: 'bytes',
  '%': 'percent',
};

/** Letters, digits, `_` and `:` stay; everything else becomes one `_`. */
function escaped(name: string): string {
  return name.replaceAll(/[^a-zA-Z0-9:]+/g, '_');
}

/** The base name: a unit not yet in it is added, a counter ends in `_total`. */
export function prometheusName({ name, unit, kind }: Instrument): string {
  const tokens = escaped(name).split('_').filter(Boolean);
  const suffix = unit === '1' ? (kind === 'gauge' ? 'ratio' : undefined) : units[unit];
  if (suffix !== undefined && !tokens.includes(suffix)) tokens.push(suffix);
  if (kind !== 'counter') return tokens.join('_');
  return [...tokens.filter((token) => token !== 'total'), 'total'].join('_');
}

/** Names of the series that a metric is stored as. */
export function seriesNames(instrument: Instrument): string[] {
  const name = prometheusName(instrument);
  return instrument.kind === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name];
}

/** An attribute as a label. */
export function labelName(attribute: string): string {
  return escaped(attribute);
}
