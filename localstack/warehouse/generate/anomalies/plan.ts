/** Where and how large the planted anomalies are. */

import { territories } from '../aw/territories.ts';
import { batchDays, FIRST_DAY, INTERNET_SIGMA, MIX_CHANGE } from '../aw/timeline.ts';
import { dayNumber } from '../calendar.ts';
import { createRandom, type Random } from '../random/prng.ts';

/** How an anomaly unfolds. */
type AnomalyKind = 'single_day' | 'few_days' | 'level_shift' | 'batch';

/** What an anomaly is confined to; nothing means the whole channel. */
export interface AnomalyScope {
  /** SalesTerritoryKey. */
  readonly territory?: number;
  /** ProductCategoryKey. */
  readonly category?: number;
}

export interface PlannedAnomaly {
  readonly series: 'internet' | 'reseller';
  readonly kind: AnomalyKind;
  /** First and last day (days since 1970-01-01). */
  readonly from: number;
  readonly to: number;
  /** Shift of the logarithm of the series' daily revenue, in standard deviations of its noise. */
  readonly sigma: number;
  readonly scope: AnomalyScope;
}

const FIRST_SLOT = dayNumber('2011-05-01');
const SLOT_DAYS = 119;
const SLOTS = 8;
/** Days at the end of a slot that stay normal, so that two anomalies never meet. */
const QUIET_DAYS = 40;

/** Sizes in sigma and lengths in days, by kind. */
const shapes = {
  single_day: { sigma: [4.5, 10], days: [1, 1] },
  few_days: { sigma: [4.3, 8], days: [2, 4] },
  level_shift: { sigma: [4.2, 6.5], days: [7, 12] },
} as const;

type DailyKind = keyof typeof shapes;

const kindsOfSlots: readonly DailyKind[] = [
  'single_day',
  'single_day',
  'single_day',
  'few_days',
  'few_days',
  'level_shift',
  'level_shift',
];

/**
 * The anomalies of a seed: eight in the daily internet revenue from May 2011 to December 2013, one in each
 * stretch of 119 days (so two or three of them in the last year of complete data), and one or two month-end
 * reseller batches. One of the eight may be fainter than four sigma.
 */
export function planAnomalies(seed: number): PlannedAnomaly[] {
  const random = createRandom(seed, 'anomalies');
  const kinds = random.shuffle([...kindsOfSlots, random.pick(kindsOfSlots)]);
  const faintSlot = random.chance(0.5) ? random.int(SLOTS) : -1;
  const daily = kinds.map((kind, slot) => planDaily(random, kind, slot, slot === faintSlot));
  return [...daily, ...planBatches(random)];
}

function planDaily(random: Random, kind: DailyKind, slot: number, faint: boolean): PlannedAnomaly {
  const shape = shapes[kind];
  const days = random.between(shape.days[0], shape.days[1]);
  const from = FIRST_SLOT + slot * SLOT_DAYS + random.int(SLOT_DAYS - QUIET_DAYS - days);
  const size = faint ? random.uniform(2.5, 3.5) : random.uniform(shape.sigma[0], shape.sigma[1]);
  const sigma = random.chance(0.55) ? size : -size;
  const scope = planScope(random, sigma, from);
  return { series: 'internet', kind, from, to: from + days - 1, sigma, scope };
}

/** A drop must leave its territory something to lose, so that it can have the planned size. */
function planScope(random: Random, sigma: number, from: number): AnomalyScope {
  const roll = random.next();
  const change = Math.abs(Math.exp(sigma * INTERNET_SIGMA) - 1);
  const candidates = territories.flatMap((territory, index) =>
    territory.internetShare > 0.06 && (sigma > 0 || territory.internetShare > change / 0.95)
      ? [index + 1]
      : [],
  );
  if (roll < 0.35 && candidates.length > 0) return { territory: random.pick(candidates) };
  if (roll < 0.5 && from > MIX_CHANGE + 30) return { category: 1 };
  return {};
}

function planBatches(random: Random): PlannedAnomaly[] {
  const days = batchDays();
  const places = [random.between(24, 33), ...(random.chance(0.5) ? [random.between(8, 18)] : [])];
  return places.map((place) => {
    const day = days[place] ?? FIRST_DAY;
    const size = random.uniform(5, 10);
    return {
      series: 'reseller',
      kind: 'batch',
      from: day,
      to: day,
      sigma: random.chance(0.55) ? size : -size,
      scope: {},
    };
  });
}
