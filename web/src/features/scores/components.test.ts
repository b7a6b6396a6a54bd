import { expect, test } from 'vitest';
import { en } from '../../shared/i18n/en.ts';
import { pointsOf, scoreColumns } from './components.ts';

const row = {
  score: 70,
  components: [
    { name: 'revenue', label: 'Revenue among peers', value: 80, weight: 0.75 },
    { name: 'margin', label: 'Gross margin among peers', value: 40, weight: 0.25 },
    { name: 'growth', label: 'Growth', value: null, weight: 0, reason: 'No sales before.' },
  ],
};

test('the points of the components sum to the score, unknown ones adding nothing', () => {
  expect(row.components.map(pointsOf)).toEqual([60, 10, 0]);
});

test('each component is a column of its own key with its reason', () => {
  const columns = scoreColumns('rep_score', row, en);
  expect(Object.keys(columns)).toEqual([
    'rep_score',
    'rep_score_revenue',
    'rep_score_margin',
    'rep_score_growth',
  ]);
  expect(columns.rep_score_growth?.value(row)).toBeNull();
  expect(columns.rep_score_growth?.reason?.(row)).toMatchObject({ reason: 'No sales before.' });
});
