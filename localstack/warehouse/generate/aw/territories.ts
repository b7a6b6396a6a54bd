/** The sales territories, which are those of the real warehouse; keys are places plus one. */
export interface Territory {
  readonly region: string;
  readonly country: string;
  readonly group: string;
  /** Part of the internet channel's revenue. */
  readonly internetShare: number;
  /** Part of the 635 buying resellers (and of those that never bought). */
  readonly resellerShare: number;
  /** Year in which resellers there began to buy. */
  readonly resellersSince: number;
  /** FactCurrencyRate and the sales of the territory use this currency. */
  readonly currency: string;
}

export const territories: readonly Territory[] = [
  row('Northwest', 'United States', 'North America', 0.124, 0.12, 2010, 'USD'),
  row('Northeast', 'United States', 'North America', 0.004, 0.1, 2010, 'USD'),
  row('Central', 'United States', 'North America', 0.004, 0.11, 2010, 'USD'),
  row('Southwest', 'United States', 'North America', 0.19, 0.2, 2010, 'USD'),
  row('Southeast', 'United States', 'North America', 0.003, 0.1, 2010, 'USD'),
  row('Canada', 'Canada', 'North America', 0.067, 0.18, 2010, 'CAD'),
  row('France', 'France', 'Europe', 0.09, 0.06, 2012, 'EUR'),
  row('Germany', 'Germany', 'Europe', 0.099, 0.04, 2013, 'EUR'),
  row('Australia', 'Australia', 'Pacific', 0.306, 0.04, 2013, 'AUD'),
  row('United Kingdom', 'United Kingdom', 'Europe', 0.113, 0.05, 2012, 'GBP'),
  row('NA', 'NA', 'NA', 0, 0, 2010, 'USD'),
];

function row(
  region: string,
  country: string,
  group: string,
  internetShare: number,
  resellerShare: number,
  resellersSince: number,
  currency: string,
): Territory {
  return { region, country, group, internetShare, resellerShare, resellersSince, currency };
}

/** Name of the territory with this key. */
export function territoryName(key: number): string {
  return territories[key - 1]?.region ?? 'NA';
}
