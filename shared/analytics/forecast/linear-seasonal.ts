import { leastSquares } from './least-squares.ts';
import type { ForecastModel, ModelContext } from './model.ts';

/** Pairs of a sine and a cosine for the year, by how many years the history spans. */
function waves(length: number, context: ModelContext): number {
  if (context.daysPerYear === null || length === 0) return 0;
  const span = (context.days[length - 1] ?? 0) - (context.days[0] ?? 0);
  const years = span / context.daysPerYear;
  if (years >= 2) return 2;
  return years >= 1.5 ? 1 : 0;
}

/**
 * Linear regression on trend, season dummies (weekday, or month of a monthly series) and, from one and a
 * half years of daily history, a yearly wave of one or two Fourier pairs (Hyndman and Athanasopoulos,
 * "Forecasting: principles and practice", 3rd edition, chapter 7).
 */
export const linearSeasonal: ForecastModel = {
  name: 'linear_seasonal',
  minimumLength: (period) => Math.max(2 * period, 4),
  fit(values, context) {
    const { length } = values;
    const pairs = waves(length, context);
    const dummies = context.period - 1;
    const columns = 2 + dummies + 2 * pairs;
    const fillRow = (index: number, row: Float64Array): void => {
      row.fill(0);
      row[0] = 1;
      row[1] = index / length;
      const phase = index % context.period;
      if (phase > 0) row[1 + phase] = 1;
      const angle = (2 * Math.PI * (context.days[index] ?? 0)) / (context.daysPerYear ?? 1);
      for (let pair = 1; pair <= pairs; pair += 1) {
        row[2 * pair + dummies] = Math.sin(pair * angle);
        row[2 * pair + dummies + 1] = Math.cos(pair * angle);
      }
    };
    const coefficients = leastSquares(values, columns, fillRow);
    const row = new Float64Array(columns);
    const at = (index: number): number => {
      fillRow(index, row);
      let sum = 0;
      for (let column = 0; column < columns; column += 1) {
        sum += (row[column] ?? 0) * (coefficients[column] ?? 0);
      }
      return sum;
    };
    return {
      parameters: Array.from(coefficients),
      residuals: values.map((value, index) => value - at(index)),
      predict: (horizon) => Float64Array.from({ length: horizon }, (_, step) => at(length + step)),
    };
  },
};
