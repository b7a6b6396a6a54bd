/** What each day of the internet channel shall take, noise and planted anomalies included. */
import type { PlannedAnomaly } from '../../anomalies/plan.ts';
import { yearOf } from '../../calendar.ts';
import { createRandom } from '../../random/prng.ts';
import { territories } from '../territories.ts';
import {
  expectedInternet,
  FIRST_DAY,
  fitYears,
  INTERNET_SIGMA,
  internetYears,
  NOISE_LIMIT,
  TAIL_START,
} from '../timeline.ts';

export interface InternetTargets {
  /** Dollars by day index, up to the last complete day: the level without noise and anomalies. */
  readonly expected: Float64Array;
  readonly target: Float64Array;
  /** Part of the day's bike revenue that an anomaly confined to bikes added (negative: took away). */
  readonly extraBikes: Float64Array;
  /** Relative weights of the territories (0-based) on days where an anomaly shifts them. */
  readonly territoryWeights: ReadonlyMap<number, readonly number[]>;
}

/** On the days of an anomaly the noise is damped to this part, so that it has about its planned size. */
const DAMPING = 0.35;

/** The plan of a seed; each year's targets add up to the real year's sum times the scale. */
export function planInternet(
  seed: number,
  scale: number,
  anomalies: readonly PlannedAnomaly[],
): InternetTargets {
  const random = createRandom(seed, 'internet noise');
  const level = expectedInternet(scale);
  const shifts = new Map<number, PlannedAnomaly>();
  for (const anomaly of anomalies) {
    if (anomaly.series !== 'internet') continue;
    for (let day = anomaly.from; day <= anomaly.to; day += 1) shifts.set(day - FIRST_DAY, anomaly);
  }
  const raw = level.map((value, index) => {
    const noise = INTERNET_SIGMA * random.boundedNormal(NOISE_LIMIT);
    const anomaly = shifts.get(index);
    if (anomaly === undefined) return value * Math.exp(noise);
    return value * Math.exp(DAMPING * noise + INTERNET_SIGMA * anomaly.sigma);
  });
  const target = fitYears(raw, (index) => yearOf(FIRST_DAY + index), internetYears, scale);
  const expected = level.map((value, index) => (value * (target[index] ?? 0)) / (raw[index] ?? 1));
  return { expected, target, ...confine(shifts, expected, target) };
}

/** Turns the part of a target that an anomaly added into shifted territories or categories. */
function confine(
  shifts: ReadonlyMap<number, PlannedAnomaly>,
  expected: Float64Array,
  target: Float64Array,
): Pick<InternetTargets, 'extraBikes' | 'territoryWeights'> {
  const extraBikes = new Float64Array(TAIL_START - FIRST_DAY);
  const territoryWeights = new Map<number, readonly number[]>();
  for (const [index, anomaly] of shifts) {
    const share = (target[index] ?? 0) / (expected[index] ?? 1) - 1;
    if (anomaly.scope.category !== undefined) extraBikes[index] = share * (expected[index] ?? 0);
    if (anomaly.scope.territory !== undefined) {
      const hit = anomaly.scope.territory - 1;
      const weights = territories.map((territory, place) =>
        Math.max(0.001, territory.internetShare + (place === hit ? share : 0)),
      );
      territoryWeights.set(index, weights);
    }
  }
  return { extraBikes, territoryWeights };
}
