import { describe, expect, test } from 'vitest';
import { placeOf, ticksOf } from './scale.ts';

describe('the time axis', () => {
  test.each([
    [2024, 6, [0, 500, 1000, 1500, 2000]],
    [515, 3, [0, 200, 400]],
    [1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 5, [0]],
  ])('%d ms in about %d parts', (lengthMs, wanted, ticks) => {
    const rounded = ticksOf({ fromMs: 0, lengthMs }, wanted).map((tick) => Number(tick.toFixed(6)));
    expect(rounded).toEqual(ticks);
  });

  test('places a span in percent, cut to the axis', () => {
    expect(placeOf({ fromMs: 100, lengthMs: 200 }, 150, 50)).toEqual({ left: 25, width: 25 });
    expect(placeOf({ fromMs: 100, lengthMs: 200 }, 50, 500)).toEqual({ left: 0, width: 100 });
    expect(placeOf({ fromMs: 100, lengthMs: 200 }, 400, 10)).toEqual({ left: 100, width: 0 });
    expect(placeOf({ fromMs: 0, lengthMs: 0 }, 0, 0)).toEqual({ left: 0, width: 100 });
  });
});
