import type { StepForecast } from './steps.ts';

/** Where nothing is expected. */
export const nothing: StepForecast = { value: 0, lower: 0, upper: 0 };

/** Sum of forecasts whose errors are independent: values add up, widths add up by their squares. */
export function addForecasts(parts: readonly StepForecast[]): StepForecast {
  let [value, below, above] = [0, 0, 0];
  for (const part of parts) {
    value += part.value;
    below = Math.hypot(below, part.value - part.lower);
    above = Math.hypot(above, part.upper - part.value);
  }
  return { value, lower: value - below, upper: value + above };
}
