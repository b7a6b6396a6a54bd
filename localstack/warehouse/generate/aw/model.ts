/** The generated AdventureWorksDW in memory: everything that its tables are written from. */
import { describeAnomalies } from '../anomalies/describe.ts';
import { planAnomalies } from '../anomalies/plan.ts';
import type { DomainManifest, ManifestAnomaly, ManifestDefect } from '../manifest.ts';
import type { GeneratorOptions } from '../options.ts';
import { createCatalog, type Product } from './catalog/products.ts';
import { type DailySales, dailySales } from './daily.ts';
import { type DimensionDefects, noDimensionDefects, plantAwDefects } from './defects.ts';
import type { CustomerBook } from './internet/customers.ts';
import { sellOverInternet } from './internet/sales.ts';
import { planInternet } from './internet/targets.ts';
import { numberOrders, type OrderNumbers } from './numbering.ts';
import type { ResellerBook } from './reseller/resellers.ts';
import { sellToResellers } from './reseller/sales.ts';
import type { SalesLines } from './sales-lines.ts';
import { FIRST_DAY } from './timeline.ts';

export interface AwModel {
  readonly catalog: readonly Product[];
  readonly internet: SalesLines;
  readonly reseller: SalesLines;
  readonly customers: CustomerBook;
  readonly resellers: ResellerBook;
  readonly numbers: OrderNumbers;
  readonly dimensionDefects: DimensionDefects;
  readonly anomalies: readonly ManifestAnomaly[];
  readonly defects: readonly ManifestDefect[];
  readonly internetDaily: readonly DailySales[];
  readonly resellerDaily: readonly DailySales[];
}

/** Makes the sales of a seed, plants what is to be planted and describes it. */
export function createAwModel({ scale, seed, clean }: GeneratorOptions): AwModel {
  const catalog = createCatalog();
  const planned = clean ? [] : planAnomalies(seed);
  const targets = planInternet(seed, scale, planned);
  const { lines: internet, customers } = sellOverInternet(seed, scale, catalog, targets);
  const channel = sellToResellers(seed, scale, catalog, planned);
  const reseller = channel.lines;
  const numbers = numberOrders(internet, reseller);
  const { defects, dimensions } = clean
    ? { defects: [], dimensions: noDimensionDefects }
    : plantAwDefects(seed, {
        internet,
        reseller,
        numbers,
        catalog,
        customers: customers.territory.length,
        anomalies: planned,
      });
  const internetDaily = dailySales(internet, catalog);
  const resellerDaily = dailySales(reseller, catalog);
  const anomalies = describeAnomalies(planned, defects, {
    internet: { daily: internetDaily, expectedOn: (day) => targets.expected[day - FIRST_DAY] ?? 0 },
    reseller: {
      daily: resellerDaily,
      expectedOn: (day) => channel.expected[channel.days.indexOf(day)] ?? 0,
    },
  });
  return {
    catalog,
    internet,
    reseller,
    customers,
    resellers: channel.resellers,
    numbers,
    dimensionDefects: dimensions,
    anomalies,
    defects,
    internetDaily,
    resellerDaily,
  };
}

/** What `generateAwSales` answers. */
export interface AwSales {
  /** One entry a day with sales; `cells` splits it by territory and category. */
  readonly internetDaily: readonly DailySales[];
  readonly resellerDaily: readonly DailySales[];
  readonly manifest: Pick<DomainManifest, 'anomalies' | 'defects'>;
}

/**
 * The daily sales of the generated AdventureWorksDW without writing anything: the very series that the file
 * of the same options has.
 */
export function generateAwSales(options: GeneratorOptions): AwSales {
  const { internetDaily, resellerDaily, anomalies, defects } = createAwModel(options);
  return { internetDaily, resellerDaily, manifest: { anomalies, defects } };
}
