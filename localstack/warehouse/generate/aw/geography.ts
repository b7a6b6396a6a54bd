/** The 655 geographies: real countries, states and regions with invented cities. */

import { type PlaceStyle, placeName } from '../names/places.ts';
import { createRandom } from '../random/prng.ts';
import { currencyKey } from './currencies.ts';
import { territories } from './territories.ts';

export interface Geography {
  readonly city: string;
  readonly stateCode: string;
  readonly state: string;
  readonly countryCode: string;
  readonly country: string;
  readonly postalCode: string;
  /** SalesTerritoryKey. */
  readonly territory: number;
}

interface Area {
  readonly territory: number;
  readonly count: number;
  readonly country: string;
  readonly countryCode: string;
  readonly style: PlaceStyle;
  /** `code name` of its states or regions. */
  readonly states: readonly string[];
}

const areas: readonly Area[] = [
  area(
    9,
    40,
    'Australia',
    'AU',
    'english',
    'NSW New South Wales|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria',
  ),
  area(6, 73, 'Canada', 'CA', 'english', 'AB Alberta|BC British Columbia|MB Manitoba|ON Ontario|QC Québec'),
  area(
    8,
    65,
    'Germany',
    'DE',
    'german',
    'BB Brandenburg|BY Bayern|HE Hessen|HH Hamburg|NW Nordrhein-Westfalen|SL Saarland|SN Sachsen',
  ),
  area(
    7,
    48,
    'France',
    'FR',
    'french',
    '17 Charente-Maritime|31 Haute-Garonne|41 Loir-et-Cher|45 Loiret|59 Nord|62 Pas-de-Calais|75 Seine (Paris)|78 Yveline|91 Essonne',
  ),
  area(10, 53, 'United Kingdom', 'GB', 'english', 'ENG England|SCT Scotland|WLS Wales'),
  area(1, 83, 'United States', 'US', 'english', 'ID Idaho|MT Montana|OR Oregon|WA Washington|WY Wyoming'),
  area(
    2,
    51,
    'United States',
    'US',
    'english',
    'CT Connecticut|IN Indiana|MA Massachusetts|MI Michigan|NY New York|OH Ohio|VT Vermont',
  ),
  area(
    3,
    51,
    'United States',
    'US',
    'english',
    'IL Illinois|MN Minnesota|MO Missouri|SD South Dakota|TX Texas|WI Wisconsin',
  ),
  area(
    4,
    127,
    'United States',
    'US',
    'english',
    'AZ Arizona|CA California|CO Colorado|NM New Mexico|NV Nevada|UT Utah',
  ),
  area(
    5,
    64,
    'United States',
    'US',
    'english',
    'AL Alabama|FL Florida|GA Georgia|KY Kentucky|MS Mississippi|NC North Carolina|SC South Carolina|TN Tennessee|VA Virginia',
  ),
];

function area(
  territory: number,
  count: number,
  country: string,
  countryCode: string,
  style: PlaceStyle,
  states: string,
): Area {
  return { territory, count, country, countryCode, style, states: states.split('|') };
}

/** All geographies; the key is the place plus one. */
export function createGeographies(seed: number): readonly Geography[] {
  const random = createRandom(seed, 'geographies');
  let city = 0;
  return areas.flatMap(({ territory, count, country, countryCode, style, states }) =>
    Array.from({ length: count }, (_, index): Geography => {
      const state = states[Math.floor((index * states.length) / count)] ?? '';
      const space = state.indexOf(' ');
      city += 1;
      return {
        city: placeName(style, city),
        stateCode: state.slice(0, space),
        state: state.slice(space + 1),
        countryCode,
        country,
        postalCode: String(random.between(10_000, 98_999)),
        territory,
      };
    }),
  );
}

/** Geography keys by SalesTerritoryKey. */
export function geographyKeys(geographies: readonly Geography[]): ReadonlyMap<number, readonly number[]> {
  const byTerritory = new Map<number, number[]>();
  geographies.forEach(({ territory }, index) => {
    byTerritory.set(territory, [...(byTerritory.get(territory) ?? []), index + 1]);
  });
  return byTerritory;
}

/** CurrencyKey by SalesTerritoryKey. */
export const currencyOfTerritory: readonly number[] = [
  0,
  ...territories.map(({ currency }) => currencyKey(currency)),
];
