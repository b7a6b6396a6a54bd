/** DimCustomer, DimReseller, DimGeography. */
import { dayNumber, fromDayNumber } from '../../calendar.ts';
import { inventPerson, plainName } from '../../names/people.ts';
import { inventPhone, inventStreet } from '../../names/places.ts';
import { createRandom, type Random } from '../../random/prng.ts';
import { constant, intColumn, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import { createGeographies, type Geography, geographyKeys } from '../geography.ts';
import { FIRST_CUSTOMER_KEY } from '../internet/customers.ts';
import type { AwModel } from '../model.ts';
import { FIRST_DAY } from '../timeline.ts';

const educations = ['Bachelors', 'Graduate Degree', 'High School', 'Partial College', 'Partial High School'];
const occupations = ['Clerical', 'Management', 'Manual', 'Professional', 'Skilled Manual'];
const distances = ['0-1 Miles', '1-2 Miles', '2-5 Miles', '5-10 Miles', '10+ Miles'];

/** The three tables that share the invented places. */
export function peopleTables(model: AwModel, seed: number): TableData[] {
  const geographies = createGeographies(seed);
  const byTerritory = geographyKeys(geographies);
  return [
    geographyTable(geographies),
    customerTable(model, seed, byTerritory),
    resellerTable(model, seed, byTerritory),
  ];
}

function geographyTable(geographies: readonly Geography[]): TableData {
  const count = geographies.length;
  return {
    table: 'dbo.DimGeography',
    rows: count,
    columns: {
      GeographyKey: intColumn(count, (index) => index + 1),
      City: geographies.map(({ city }) => city),
      StateProvinceCode: geographies.map(({ stateCode }) => stateCode),
      StateProvinceName: geographies.map(({ state }) => state),
      CountryRegionCode: geographies.map(({ countryCode }) => countryCode),
      EnglishCountryRegionName: geographies.map(({ country }) => country),
      PostalCode: geographies.map(({ postalCode }) => postalCode),
      SalesTerritoryKey: Int32Array.from(geographies, ({ territory }) => territory),
      IpAddressLocator: textColumn(count, (index) => `198.51.100.${(index % 254) + 1}`),
    },
  };
}

type KeysByTerritory = ReadonlyMap<number, readonly number[]>;

function pickGeography(random: Random, byTerritory: KeysByTerritory, territory: number): number {
  return random.pick(byTerritory.get(territory) ?? [1]);
}

function customerTable(model: AwModel, seed: number, byTerritory: KeysByTerritory): TableData {
  const random = createRandom(seed, 'customers');
  const { territory, firstDay } = model.customers;
  const count = territory.length;
  const people = Array.from({ length: count }, () => inventPerson(random));
  const children = intColumn(count, () => random.int(6));
  const missing = model.dimensionDefects.customersWithoutGeography;
  return {
    table: 'dbo.DimCustomer',
    rows: count,
    columns: {
      CustomerKey: intColumn(count, (index) => FIRST_CUSTOMER_KEY + index),
      GeographyKey: numberColumn(count, (index) => {
        const key = pickGeography(random, byTerritory, territory[index] ?? 0);
        return missing.has(FIRST_CUSTOMER_KEY + index) ? Number.NaN : key;
      }),
      CustomerAlternateKey: textColumn(
        count,
        (index) => `AW${String(FIRST_CUSTOMER_KEY + index).padStart(8, '0')}`,
      ),
      Title: constant(null),
      FirstName: people.map(({ first }) => first),
      MiddleName: people.map(({ middle }) => middle),
      LastName: people.map(({ last }) => last),
      NameStyle: constant(0),
      BirthDate: intColumn(count, () => dayNumber('1930-01-01') + random.int(22_000)),
      MaritalStatus: textColumn(count, () => (random.chance(0.54) ? 'M' : 'S')),
      Suffix: constant(null),
      Gender: people.map(({ gender }) => gender),
      EmailAddress: people.map(({ first }, index) => `${plainName(first)}${index}@riders.example`),
      YearlyIncome: numberColumn(count, () => random.between(1, 17) * 10_000 * 10_000),
      TotalChildren: children,
      NumberChildrenAtHome: children.map((total) => random.int(total + 1)),
      EnglishEducation: textColumn(count, () => random.pick(educations)),
      EnglishOccupation: textColumn(count, () => random.pick(occupations)),
      HouseOwnerFlag: textColumn(count, () => (random.chance(0.68) ? '1' : '0')),
      NumberCarsOwned: intColumn(count, () => random.int(5)),
      AddressLine1: textColumn(count, () => inventStreet(random)),
      AddressLine2: constant(null),
      Phone: textColumn(count, () => inventPhone(random)),
      DateFirstPurchase: firstDay.map((day) => FIRST_DAY + day),
      CommuteDistance: textColumn(count, () => random.pick(distances)),
    },
  };
}

const businessTypes = ['Value Added Reseller', 'Specialty Bike Shop', 'Warehouse'];
const lines = ['Road', 'Mountain', 'Touring'];
const banks = [
  'Harbor Savings',
  'First Meridian Bank',
  'Crédit du Canal',
  'Granite Trust',
  'Sparbank Linden',
];
const shopHeads =
  'Alpine Bolt Capital Chainring Cobblestone Coastal Crosswind Downhill Élan Evergreen Fast Gear Freewheel Gravel Harbor Hilltop Junction Kettle Lakeside Leonhardt Meridian Metro Northside Open-Road Pedal Pioneer Quick Release Ride River Ridgeline Roadside Saddle Señor Spoke Spring Summit Sunrise Tailwind Tandem Trail Twin Two-Wheel Uptown Valley Vélo Wanderer Wayfarer Westend Zephyr Žabka 山'.split(
    ' ',
  );
const shopTails =
  'Bike Works|Bikes|Cycle Store|Cycles|Cyclery|Cycling Goods|Mountain Shop|Outfitters|Riding Supplies|Sporting Goods|Sports Warehouse|Toys and Bikes|Trading Company|Wheels'.split(
    '|',
  );

function resellerTable(model: AwModel, seed: number, byTerritory: KeysByTerritory): TableData {
  const random = createRandom(seed, 'reseller dimension');
  const { territory } = model.resellers;
  const count = territory.length;
  const years = orderYears(model, count);
  const sales = numberColumn(count, () => random.between(3, 30) * 100_000 * 10_000);
  const opened = intColumn(count, () => random.between(1970, 2005));
  const types = textColumn(count, () => random.pick(businessTypes));
  return {
    table: 'dbo.DimReseller',
    rows: count,
    columns: {
      ResellerKey: intColumn(count, (index) => index + 1),
      GeographyKey: intColumn(count, (index) => pickGeography(random, byTerritory, territory[index] ?? 0)),
      ResellerAlternateKey: textColumn(count, (index) => `AW${String(index + 1).padStart(8, '0')}`),
      Phone: textColumn(count, () => inventPhone(random)),
      BusinessType: types,
      ResellerName: textColumn(count, (index) => shopName(index)),
      NumberEmployees: intColumn(count, () => random.between(2, 100)),
      OrderFrequency: textColumn(count, (index) => 'SAQ'[businessTypes.indexOf(types[index] ?? '')] ?? 'A'),
      OrderMonth: numberColumn(count, () => random.between(1, 12)),
      FirstOrderYear: years.first,
      LastOrderYear: years.last,
      ProductLine: textColumn(count, () => random.pick(lines)),
      AddressLine1: textColumn(count, () => inventStreet(random)),
      AddressLine2: constant(null),
      AnnualSales: sales,
      BankName: textColumn(count, () => random.pick(banks)),
      MinPaymentType: constant(null),
      MinPaymentAmount: constant(null),
      AnnualRevenue: sales.map((value) => value / 10),
      YearOpened: opened,
    },
  };
}

/** Every pair of a head and a tail once, then the same with a branch number. */
function shopName(index: number): string {
  const round = Math.floor(index / shopHeads.length);
  const head = shopHeads[index % shopHeads.length] ?? '';
  const tail = shopTails[(index + round) % shopTails.length] ?? '';
  const branch = Math.floor(round / shopTails.length);
  return branch === 0 ? `${head} ${tail}` : `${head} ${tail} No. ${branch + 1}`;
}

/** Years of the first and the last order of each reseller; NaN for those that never ordered. */
function orderYears(model: AwModel, count: number): { first: Float64Array; last: Float64Array } {
  const first = new Float64Array(count).fill(Number.NaN);
  const last = new Float64Array(count).fill(Number.NaN);
  const { reseller } = model;
  for (let row = 0; row < reseller.length; row += 1) {
    const place = (reseller.buyer[row] ?? 0) - 1;
    if (place >= count) continue;
    const year = Number(fromDayNumber(reseller.day[row] ?? 0).slice(0, 4));
    if (!((first[place] ?? 0) <= year)) first[place] = year;
    if (!((last[place] ?? 0) >= year)) last[place] = year;
  }
  return { first, last };
}
