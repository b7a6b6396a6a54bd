/** A scenario's parameters between the address, the sliders and the API. */
import type { UrlState } from '../../shared/url/state.ts';
import type { UrlChange } from '../../shared/url/use-url-state.ts';
import type { ScenarioParameters } from './api/scenarios.ts';

/** The three numbers of a scenario as multipliers and a share, as the API takes them. */
export type Levers = Pick<ScenarioParameters, 'demandMultiplier' | 'leadTimeMultiplier' | 'serviceLevel'>;

const DECIMALS = 10_000;
const rounded = (value: number) => Math.round(value * DECIMALS) / DECIMALS;

/** Nothing changed: today's demand and lead times, planned as the product plans. */
export const unchanged = (serviceLevel: number): Levers => ({
  demandMultiplier: 1,
  leadTimeMultiplier: 1,
  serviceLevel,
});

/** What the address says, else what the scenario that is open says, else nothing changed. */
export function leversOf(state: UrlState, base: Levers): Levers {
  const { demand, lead, level } = state;
  return {
    demandMultiplier: demand === undefined ? base.demandMultiplier : Number(demand),
    leadTimeMultiplier: lead === undefined ? base.leadTimeMultiplier : Number(lead),
    serviceLevel: level === undefined ? base.serviceLevel : Number(level),
  };
}

/** The levers in the address; the scenario that was open is no longer what is shown. */
export function changeOfLevers(levers: Levers, items: readonly number[] | undefined): UrlChange {
  return {
    open: undefined,
    demand: String(rounded(levers.demandMultiplier)),
    lead: String(rounded(levers.leadTimeMultiplier)),
    level: String(rounded(levers.serviceLevel)),
    items: itemsText(items),
  };
}

/** Takes every choice out of the address. */
export const noChoice = {
  open: undefined,
  demand: undefined,
  lead: undefined,
  level: undefined,
  items: undefined,
} as const satisfies UrlChange;

/** Whether the address itself chooses anything; a scenario that is open then only lent its name. */
export const hasChoice = ({ demand, lead, level, items }: UrlState) =>
  [demand, lead, level, items].some((part) => part !== undefined);

export const itemsOf = ({ items }: UrlState): readonly number[] | undefined => items?.split('.').map(Number);

export const itemsText = (keys: readonly number[] | undefined): string | undefined =>
  keys === undefined || keys.length === 0 ? undefined : keys.toSorted((a, b) => a - b).join('.');

/** A multiplier as a change in percent, and back. */
export const percentOf = (multiplier: number) => rounded((multiplier - 1) * 100);
export const multiplierOf = (percent: number) => rounded(1 + percent / 100);

/** A share in percent, and back. */
export const shareToPercent = (share: number) => rounded(share * 100);
export const percentToShare = (percent: number) => rounded(percent / 100);

export const sameLevers = (a: Levers, b: Levers) =>
  rounded(a.demandMultiplier) === rounded(b.demandMultiplier) &&
  rounded(a.leadTimeMultiplier) === rounded(b.leadTimeMultiplier) &&
  rounded(a.serviceLevel) === rounded(b.serviceLevel);
