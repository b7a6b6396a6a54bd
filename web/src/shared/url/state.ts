/** What an address says about the view: period, filters, grain and the number that is being explained. */
import { isDay } from '../format/days.ts';

export const presets = ['30d', '90d', '180d', 'ytd', 'year', '730d'] as const;
export type Preset = (typeof presets)[number];

export const grains = ['day', 'week', 'month', 'year'] as const;
export type Grain = (typeof grains)[number];

/** Milliseconds that a list of traces can be narrowed to, at least. */
export const durations = ['50', '200', '500', '1000', '5000'] as const;

export interface UrlState {
  /** Absent with `from` and `to` absent too: the default period of the API. */
  readonly period?: Preset;
  readonly from?: string;
  readonly to?: string;
  /** What the period is compared with; absent: the period of equal length just before. */
  readonly compare?: 'last_year';
  readonly territory?: string;
  readonly category?: string;
  readonly channel?: 'internet' | 'reseller';
  /** Where the breakdown by category has been opened down to products. */
  readonly subcategory?: string;
  readonly supplier?: string;
  readonly supplierCategory?: string;
  readonly urgency?: 'HIGH' | 'MEDIUM' | 'LOW';
  readonly grain?: Grain;
  /** Column that the page's table is sorted by, with a minus in front where descending. */
  readonly sort?: string;
  /** Columns of the page's table that are hidden, with dots between them. */
  readonly hide?: string;
  /** Classes that the products are narrowed to: one of revenue, one of steadiness (N where unknown). */
  readonly classes?: string;
  /** Text to look for in the page's table. */
  readonly find?: string;
  /** The number whose explanation is open. */
  readonly explain?: string;
  /** Warehouse that a list of operations is narrowed to. */
  readonly domain?: 'aw' | 'wwi';
  /** State that a list of operations is narrowed to. */
  readonly status?: 'failed' | 'cancelled';
  /** The run, check, report, scenario or audit row that is open. */
  readonly open?: string;
  /** What a scenario multiplies demand by. */
  readonly demand?: string;
  /** What a scenario multiplies lead times by. */
  readonly lead?: string;
  /** Service level that a scenario plans for, as a share. */
  readonly level?: string;
  /** Keys of the stock items that a scenario is about, with dots between them; all where absent. */
  readonly items?: string;
  /** Ids of the scenarios that are compared, with dots between them. */
  readonly beside?: string;
  /** What the traces are shown as, where not as a list. */
  readonly show?: 'map' | 'queries';
  /** HTTP status that the traces are narrowed to. */
  readonly http?: string;
  /** Whether the list has calls for settings and health too. */
  readonly routine?: 'shown';
  /** Shortest trace in the list, in milliseconds. */
  readonly slower?: (typeof durations)[number];
}

type Field = keyof UrlState;

const MAX_TEXT = 100;
const isText = (text: string) => text.trim() !== '' && text.length <= MAX_TEXT && !/\p{Cc}/u.test(text);
const oneOf = (values: readonly string[]) => (text: string) => values.includes(text);

const isMultiplier = (text: string) => /^\d{1,3}(\.\d{1,4})?$/.test(text) && Number(text) <= 100;

const accepts: Readonly<Record<Field, (text: string) => boolean>> = {
  period: oneOf(presets),
  from: isDay,
  to: isDay,
  territory: isText,
  category: isText,
  channel: oneOf(['internet', 'reseller']),
  compare: oneOf(['last_year']),
  subcategory: isText,
  supplier: isText,
  supplierCategory: isText,
  urgency: oneOf(['HIGH', 'MEDIUM', 'LOW']),
  grain: oneOf(grains),
  sort: (text) => /^-?[a-z][a-z_]{0,39}$/.test(text),
  hide: (text) => text.length <= 300 && /^[a-z][a-z_]*(\.[a-z][a-z_]*)*$/.test(text),
  classes: (text) => /^[ABC][XYZN]$/.test(text),
  find: isText,
  explain: (text) => /^[a-z0-9_.-]{1,80}$/.test(text),
  domain: oneOf(['aw', 'wwi']),
  status: oneOf(['failed', 'cancelled']),
  open: (text) => /^[a-z0-9_.-]{1,120}$/.test(text),
  demand: isMultiplier,
  lead: isMultiplier,
  level: (text) => /^0\.\d{1,4}$/.test(text) && Number(text) >= 0.5,
  items: (text) => /^[1-9]\d{0,8}(\.[1-9]\d{0,8}){0,999}$/.test(text),
  beside: (text) => /^[0-9a-f-]{36}(\.[0-9a-f-]{36}){0,3}$/.test(text),
  show: oneOf(['map', 'queries']),
  http: (text) => /^[1-5]\d\d$/.test(text),
  routine: oneOf(['shown']),
  slower: oneOf(durations),
};

export interface ParsedState {
  readonly state: UrlState;
  /** Parts that could not be used and were left out. */
  readonly broken: readonly string[];
}

function brokenPeriod({ period, from, to }: UrlState): Field[] {
  if (from === undefined && to === undefined) return [];
  if (from === undefined || to === undefined || from > to) return ['from', 'to'];
  return period === undefined ? [] : ['period'];
}

/** Reads what is usable and names the rest; never throws. */
export function parseState(raw: Readonly<Record<string, unknown>>): ParsedState {
  const broken: string[] = [];
  const entries = Object.entries(raw).filter(([name, value]) => {
    const isGood = Object.hasOwn(accepts, name) && typeof value === 'string' && accepts[name as Field](value);
    if (!isGood) broken.push(name);
    return isGood;
  });
  // Each entry has passed the test of its own field.
  const state = Object.fromEntries(entries) as UrlState;
  const contradicting = brokenPeriod(state).filter((name) => state[name] !== undefined);
  return {
    state: Object.fromEntries(
      Object.entries(state).filter(([name]) => !contradicting.includes(name as Field)),
    ) as UrlState,
    broken: [...broken, ...contradicting],
  };
}

/** The search part of an address as plain text values; a name given twice keeps the last one. */
export function readSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

/** The search part of an address, with its question mark, for what is set. */
export function writeSearch(state: Readonly<Record<string, unknown>>): string {
  const set = Object.entries(state).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  const text = new URLSearchParams(set).toString();
  return text === '' ? '' : `?${text}`;
}
