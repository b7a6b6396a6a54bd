import { normalCdf, normalQuantile } from './normal.ts';

/** Mean and variance of a random quantity. */
export interface Distribution {
  readonly mean: number;
  readonly variance: number;
}

/**
 * Demand over a lead time when daily demands are independent of each other and of the lead time:
 * mean D L, variance L var(D) + D^2 var(L) (the variance of a sum of a random number of terms).
 *
 * Source: E. A. Silver, D. F. Pyke, D. J. Thomas, "Inventory and Production Management in Supply Chains",
 * 4th ed., CRC Press 2017, ch. 6; P. L. King, "Crack the Code", APICS magazine, July/August 2011.
 */
export function leadTimeDemand(daily: Distribution, leadTime: Distribution): Distribution {
  return {
    mean: daily.mean * leadTime.mean,
    variance: leadTime.mean * daily.variance + daily.mean ** 2 * leadTime.variance,
  };
}

/**
 * Stock held against a demand above the expected: z * sd of the lead-time demand, where z is the normal
 * quantile of the cycle service level (the share of order cycles without a stock-out).
 *
 * @throws RangeError unless 0.5 <= serviceLevel < 1: below a half safety stock would be negative.
 */
export function safetyStock(demand: Distribution, serviceLevel: number): number {
  if (!(serviceLevel >= 0.5)) throw new RangeError('A service level of at least 0.5 is needed');
  return normalQuantile(serviceLevel) * Math.sqrt(demand.variance);
}

/** Probability that the lead-time demand, taken as normal, is above the stock; a certain one is 0 or 1. */
export function stockOutProbability(demand: Distribution, stock: number): number {
  const deviation = Math.sqrt(demand.variance);
  if (deviation === 0) return demand.mean > stock ? 1 : 0;
  return normalCdf((demand.mean - stock) / deviation);
}

/** The smallest number of whole outers that holds `units`, in units; 0 when none are needed. */
export function roundUpToOuters(units: number, quantityPerOuter: number): number {
  if (units <= 0) return 0;
  return Math.ceil(units / quantityPerOuter) * quantityPerOuter;
}
