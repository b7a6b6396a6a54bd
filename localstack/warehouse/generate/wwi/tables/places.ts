/** Dimension.City. */
import { placeCount, placeName } from '../../names/places.ts';
import { apportion } from '../../random/apportion.ts';
import { createRandom } from '../../random/prng.ts';
import { intColumn, numberColumn, type TableData } from '../../table-data.ts';
import type { WwiModel } from '../model.ts';
import { validity } from '../versions.ts';

/** `State Province|Sales Territory|weight` of the states; territories are those of the real warehouse. */
const states = (
  'Alabama|Southeast|6 Alaska|Far_West|4 Arizona|Southwest|5 Arkansas|Southeast|7 California|Far_West|15 ' +
  'Colorado|Rocky_Mountain|5 Connecticut|New_England|4 Delaware|Mideast|2 Florida|Southeast|10 ' +
  'Georgia|Southeast|8 Hawaii|Far_West|2 Idaho|Rocky_Mountain|3 Illinois|Great_Lakes|14 ' +
  'Indiana|Great_Lakes|9 Iowa|Plains|10 Kansas|Plains|7 Kentucky|Southeast|8 Louisiana|Southeast|6 ' +
  'Maine|New_England|5 Maryland|Mideast|6 Massachusetts|New_England|6 Michigan|Great_Lakes|10 ' +
  'Minnesota|Plains|10 Mississippi|Southeast|5 Missouri|Plains|11 Montana|Rocky_Mountain|4 ' +
  'Nebraska|Plains|6 Nevada|Far_West|2 New_Hampshire|New_England|3 New_Jersey|Mideast|7 ' +
  'New_Mexico|Southwest|4 New_York|Mideast|20 North_Carolina|Southeast|9 North_Dakota|Plains|4 ' +
  'Ohio|Great_Lakes|14 Oklahoma|Southwest|8 Oregon|Far_West|5 Pennsylvania|Mideast|22 ' +
  'Rhode_Island|New_England|1 South_Carolina|Southeast|5 South_Dakota|Plains|4 Tennessee|Southeast|7 ' +
  'Texas|Southwest|20 Utah|Rocky_Mountain|4 Vermont|New_England|3 Virginia|Southeast|10 ' +
  'Washington|Far_West|7 West_Virginia|Southeast|9 Wisconsin|Great_Lakes|10 Wyoming|Rocky_Mountain|2'
)
  .split(' ')
  .map((text) => {
    const [name = '', territory = '', weight = '1'] = text.replaceAll('_', ' ').split('|');
    return { name, territory, weight: Number(weight) };
  });

/** Cities of the United States with invented names; each version has a new population. */
export function cityTable({ dimensions, sizes }: WwiModel, seed: number): TableData {
  const random = createRandom(seed, 'wwi cities');
  const { city } = dimensions;
  const count = city.rows + 1;
  const perState = apportion(
    sizes.cities,
    states.map(({ weight }) => weight),
  );
  const stateOf = Int32Array.from(
    Array.from(perState).flatMap((cities, state) => new Array<number>(cities).fill(state)),
  );
  const names = placeCount('english');
  const founded = Float64Array.from({ length: sizes.cities }, () =>
    Math.exp(7 + 1.5 * random.boundedNormal(3)),
  );
  const growth = Float64Array.from({ length: sizes.cities }, () => 1 + 0.02 * random.boundedNormal(2));
  const idOf = (row: number): number => (row === 0 ? 0 : (city.id[row - 1] ?? 0));
  const stateCode = intColumn(count, (row) => (row === 0 ? states.length : (stateOf[idOf(row) - 1] ?? 0)));
  const territories = [...new Set(states.map(({ territory }) => territory)), 'N/A'];
  const territoryCode = states.map(({ territory }) => territories.indexOf(territory));
  const known = (row: number): number => (row === 0 ? 1 : 0);
  return {
    table: 'Dimension.City',
    rows: count,
    columns: {
      'City Key': intColumn(count, (row) => row),
      'WWI City ID': intColumn(count, idOf),
      City: {
        dictionary: [...Array.from({ length: names }, (_, index) => placeName('english', index)), 'Unknown'],
        codes: intColumn(count, (row) => (row === 0 ? names : (idOf(row) * 31) % names)),
      },
      'State Province': { dictionary: [...states.map(({ name }) => name), 'N/A'], codes: stateCode },
      Country: { dictionary: ['United States', 'N/A'], codes: intColumn(count, known) },
      Continent: { dictionary: ['North America', 'N/A'], codes: intColumn(count, known) },
      'Sales Territory': {
        dictionary: territories,
        codes: stateCode.map((state) => territoryCode[state] ?? territories.length - 1),
      },
      Region: { dictionary: ['Americas', 'N/A'], codes: intColumn(count, known) },
      Subregion: { dictionary: ['Northern America', 'N/A'], codes: intColumn(count, known) },
      'Latest Recorded Population': numberColumn(count, (row) => {
        const place = idOf(row) - 1;
        const version = row === 0 ? 0 : (city.version[row - 1] ?? 0);
        return row === 0 ? 0 : Math.round((founded[place] ?? 0) * (growth[place] ?? 1) ** version);
      }),
      ...validity(city),
    },
  };
}
