/** What a scenario comes to, in one sentence. Pure: from numbers to words. */
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { Outcome } from './api/scenarios.ts';
import { type Levers, percentOf, shareToPercent } from './parameters.ts';

/** The levers that were moved, in words: "demand +30 %". */
export function leverWords(levers: Levers, baseLevel: number, m: Messages, f: Formatter): string[] {
  const texts = m.wwi.whatIf;
  const { demandMultiplier, leadTimeMultiplier, serviceLevel } = levers;
  const change = (multiplier: number) => {
    const percent = percentOf(multiplier);
    return f.points(percent, Number.isInteger(percent) ? 0 : 2);
  };
  return [
    ...(demandMultiplier === 1 ? [] : [texts.demandBy(change(demandMultiplier))]),
    ...(leadTimeMultiplier === 1 ? [] : [texts.leadBy(change(leadTimeMultiplier))]),
    ...(serviceLevel === baseLevel ? [] : [texts.levelOf(f.number(shareToPercent(serviceLevel), 2))]),
  ];
}

interface Computed {
  /** The levers that the outcomes were computed with. */
  readonly parameters: Levers;
  readonly data: { readonly baseline: Outcome; readonly result: Outcome };
}

/** How many items run out and what the orders cost, beside what it is today. */
export function scenarioSentence(
  { parameters, data: { baseline, result } }: Computed,
  m: Messages,
  f: Formatter,
): string {
  const texts = m.wwi.whatIf;
  const words = leverWords(parameters, baseline.serviceLevel, m, f);
  const cost = (value: number | null) => (value === null ? m.notAvailable : f.dollars(Math.round(value)));
  if (words.length === 0) return texts.unchanged(result.stockOuts, cost(result.orderCost));
  const outs =
    result.stockOuts === baseline.stockOuts
      ? texts.sameOuts(result.stockOuts)
      : texts.outs(result.stockOuts, f.number(baseline.stockOuts));
  const orders =
    result.orderCost === baseline.orderCost
      ? texts.sameCost(cost(result.orderCost))
      : texts.cost(cost(result.orderCost), cost(baseline.orderCost));
  return texts.answer(f.list(words), outs, orders);
}
