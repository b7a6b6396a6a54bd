import { expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { scenarioSentence } from './answer.ts';
import type { Outcome } from './api/scenarios.ts';

const f = createFormatter('en-GB');
const outcome = (stockOuts: number, orderCost: number): Outcome => ({
  serviceLevel: 0.95,
  stockOuts,
  expectedStockOuts: stockOuts,
  stockValue: 1,
  safetyStockValue: 1,
  orders: 1,
  orderQuantity: 1,
  orderCost,
});
const same = { demandMultiplier: 1, leadTimeMultiplier: 1, serviceLevel: 0.95 };

test('the sentence names the settings that its figures were computed with', () => {
  const data = { baseline: outcome(20, 100), result: outcome(22, 300) };
  expect(scenarioSentence({ parameters: { ...same, demandMultiplier: 1.2 }, data }, en, f)).toBe(
    'With demand +20%, 22 items run out before an order arrives instead of 20 and ordering costs $300 instead of $100',
  );
});

test('where nothing was moved, the sentence says how things are', () => {
  const data = { baseline: outcome(1, 100), result: outcome(1, 100) };
  expect(scenarioSentence({ parameters: same, data }, en, f)).toBe(
    'As things are, 1 item runs out before an order arrives, and ordering costs $100',
  );
});
