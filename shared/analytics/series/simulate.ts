import { dayNumber, fromDayNumber, type IsoDate, weekdayOfDayNumber } from './calendar.ts';
import type { DailyPoint } from './daily.ts';

/** Seeded source of randomness for simulated series (tests and evaluations). */
export interface Random {
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
}

/** Mulberry32 by T. Ettinger (public domain): small, fast, good enough for simulation. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return { uniform, normal };
}

/** Shape of a simulated daily series; every part is optional and off by default. */
export interface Shape {
  readonly from?: IsoDate;
  readonly days: number;
  readonly level: number;
  /** Added a day. */
  readonly slope?: number;
  /** Factors of Monday to Sunday; 0 closes a weekday. */
  readonly weekly?: readonly [number, number, number, number, number, number, number];
  /** Amplitude of a yearly sine, as a share of the level. */
  readonly yearly?: number;
  /** Standard deviation of independent noise, as a share of the level. */
  readonly noise?: number;
  /** Standard deviation of the level's daily random step, as a share of the level. */
  readonly drift?: number;
}

const everyDay: readonly number[] = [1, 1, 1, 1, 1, 1, 1];

/** A simulated daily series, never below zero; the same seed gives the same series. */
export function simulateDaily(seed: number, shape: Shape): DailyPoint[] {
  const random = seededRandom(seed);
  const first = dayNumber(shape.from ?? '2011-01-01');
  let level = shape.level;
  return Array.from({ length: shape.days }, (_, index) => {
    const day = first + index;
    level += (shape.slope ?? 0) + random.normal() * (shape.drift ?? 0) * shape.level;
    const weekly = (shape.weekly ?? everyDay)[weekdayOfDayNumber(day) - 1] ?? 1;
    const yearly = 1 + (shape.yearly ?? 0) * Math.sin((2 * Math.PI * day) / 365.25);
    const noise = 1 + (shape.noise ?? 0) * random.normal();
    return { date: fromDayNumber(day), value: Math.max(0, level * weekly * yearly * noise) };
  });
}
