import { describe, expect, it } from 'vitest';
import { seededRandom, stockItem } from './fixtures.ts';
import { recommendReorders } from './recommend.ts';
import { demandOfSeries, leadTimeOfReceipts } from './statistics.ts';

describe('achieved service level', () => {
  /** Share of simulated order cycles whose demand stayed within the reorder point. */
  function achieved(seed: number, dayUnits: (random: () => number, day: number) => number): number {
    const random = seededRandom(seed);
    const leadTime = () => 4 + Array.from({ length: 8 }, random).filter((u) => u < 0.5).length;
    const history = Array.from({ length: 1400 }, (_, day) => dayUnits(random, day));
    const receipts = Array.from({ length: 2000 }, leadTime);
    const item = stockItem({ demand: demandOfSeries(history), leadTimes: leadTimeOfReceipts(receipts) });
    const reorderPoint = recommendReorders([item])[0]?.reorderPoint ?? 0;
    const cycles = 20_000;
    let served = 0;
    for (let cycle = 0; cycle < cycles; cycle += 1) {
      const start = Math.floor(random() * 7);
      const days = leadTime();
      let demand = 0;
      for (let day = start; day < start + days; day += 1) demand += dayUnits(random, day);
      if (demand <= reorderPoint) served += 1;
    }
    return served / cycles;
  }

  /** About normal with mean 60 and standard deviation 20, from twelve uniforms. */
  const noisy = (random: () => number) => {
    let sum = -6;
    for (let i = 0; i < 12; i += 1) sum += random();
    return Math.max(0, Math.round(60 + 20 * sum));
  };

  it.each([1, 2, 3])('is near the nominal 95 %% with independent days (seed %d)', (seed) => {
    expect(Math.abs(achieved(seed, noisy) - 0.95)).toBeLessThan(0.015);
  });

  it.each([4, 5, 6])('is not below it by much without Sunday sales (seed %d)', (seed) => {
    const sixDays = (random: () => number, day: number) => (day % 7 === 6 ? 0 : noisy(random));
    const share = achieved(seed, sixDays);
    expect(share).toBeGreaterThan(0.94);
    expect(share).toBeLessThan(1);
  });
});
