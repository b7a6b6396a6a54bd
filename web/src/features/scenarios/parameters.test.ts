import { expect, test } from 'vitest';
import { parseState } from '../../shared/url/state.ts';
import {
  changeOfLevers,
  hasChoice,
  itemsOf,
  leversOf,
  multiplierOf,
  percentOf,
  percentToShare,
  shareToPercent,
  unchanged,
} from './parameters.ts';

test('what the address does not say comes from what is open', () => {
  const open = { demandMultiplier: 2, leadTimeMultiplier: 1.5, serviceLevel: 0.99 };
  expect(leversOf({}, open)).toEqual(open);
  expect(leversOf({ demand: '0.5' }, open)).toEqual({ ...open, demandMultiplier: 0.5 });
});

test('levers go into the address and come back', () => {
  const levers = { demandMultiplier: 1.3, leadTimeMultiplier: 0.05, serviceLevel: 0.9999 };
  const { open, ...said } = changeOfLevers(levers, [12, 3]);
  expect(open).toBeUndefined();
  const { state, broken } = parseState(said);
  expect(broken).toEqual([]);
  expect(leversOf(state, unchanged(0.95))).toEqual(levers);
  expect(itemsOf(state)).toEqual([3, 12]);
  expect(hasChoice(state)).toBe(true);
  expect(hasChoice({ open: 'x', sort: 'risk' })).toBe(false);
});

test.each([
  ['demand', '101'],
  ['demand', '-1'],
  ['lead', '1e3'],
  ['level', '1'],
  ['level', '0.4'],
  ['items', '1..2'],
  ['items', '0'],
  ['beside', 'abc'],
])('an address cannot say %s=%s', (name, text) => {
  expect(parseState({ [name]: text }).broken).toEqual([name]);
});

test.each([
  [1.3, 30],
  [0.07, -93],
  [1, 0],
  [1.005, 0.5],
])('%d times is a change of %d percent, and back', (multiplier, percent) => {
  expect(percentOf(multiplier)).toBe(percent);
  expect(multiplierOf(percent)).toBe(multiplier);
});

test('shares and percent lose nothing that the API takes', () => {
  for (const share of [0.5, 0.951, 0.9999]) expect(percentToShare(shareToPercent(share))).toBe(share);
});
