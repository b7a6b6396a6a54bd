/** Dimension.Customer, Dimension.Supplier, Dimension.Employee. */
import { inventPerson } from '../../names/people.ts';
import { placeCount, placeName } from '../../names/places.ts';
import { createRandom, type Random } from '../../random/prng.ts';
import { intColumn, type TableData, textColumn } from '../../table-data.ts';
import { GROUPS, groupOf, SALESPEOPLE } from '../dimensions.ts';
import type { WwiModel } from '../model.ts';
import { EMPLOYEES } from '../sizes.ts';
import { suppliers } from '../suppliers.ts';
import { type Versions, validity } from '../versions.ts';

const shopKinds = ['Novelty Shop', 'Supermarket', 'Computer Store', 'Gift Store', 'Corporate'];

function person(random: Random): string {
  const { first, last } = inventPerson(random);
  return `${first} ${last}`;
}

function postalCode(random: Random): string {
  return String(random.between(10_000, 99_950));
}

/** Helpers to fill a column of a versioned dimension; row 0 is 'Unknown'. */
function columns(versions: Versions) {
  const count = versions.rows + 1;
  const place = (row: number): number => (versions.id[row - 1] ?? 0) - 1;
  return {
    count,
    key: intColumn(count, (row) => row),
    id: intColumn(count, (row) => (row === 0 ? 0 : place(row) + 1)),
    /** The same in every version of a business item. */
    byItem: (values: readonly string[], unknown = 'N/A'): string[] =>
      Array.from({ length: count }, (_, row) => (row === 0 ? unknown : (values[place(row)] ?? unknown))),
    /** Made anew for each version. */
    byVersion: (value: () => string): (string | null)[] =>
      textColumn(count, (row) => (row === 0 ? 'N/A' : value())),
  };
}

/** Valid To of versions that a defect made too long. */
export function withEnds(versions: Versions, ends: ReadonlyMap<number, number>): ReturnType<typeof validity> {
  const result = validity(versions);
  for (const [key, day] of ends) result['Valid To'][key] = day * 86_400_000;
  return result;
}

export function customerTable({ dimensions, sizes, ends }: WwiModel, seed: number): TableData {
  const random = createRandom(seed, 'wwi customers');
  const { count, key, id, byItem, byVersion } = columns(dimensions.customer);
  const group = (place: number): number => groupOf(place, sizes.customers);
  const kinds = Array.from({ length: sizes.customers }, (_, place) =>
    group(place) === 0 ? 'Novelty Shop' : group(place) === 1 ? 'Gift Store' : random.pick(shopKinds),
  );
  const names = Array.from({ length: sizes.customers }, (_, place) => customerName(place, group(place)));
  const payers = Array.from(dimensions.billTo, (payer) => names[payer - 1] ?? '');
  return {
    table: 'Dimension.Customer',
    rows: count,
    columns: {
      'Customer Key': key,
      'WWI Customer ID': id,
      Customer: byItem(names, 'Unknown'),
      'Bill To Customer': byItem(payers),
      Category: byItem(kinds),
      'Buying Group': byItem(names.map((_, place) => GROUPS[group(place)] ?? 'N/A')),
      'Primary Contact': byVersion(() => person(random)),
      'Postal Code': byVersion(() => postalCode(random)),
      ...withEnds(dimensions.customer, ends.customer),
    },
  };
}

const independent =
  'Bazaar|Boutique|Cadeaux|Emporium|Gifts|Kiosk|Merchants|Novelties|Spielwaren|Stores|Trinkets|Wonders'.split(
    '|',
  );

/** The first customer of each group is its head office. */
function customerName(place: number, group: number): string {
  const town = placeName(
    place % 7 === 3 ? 'french' : place % 11 === 5 ? 'german' : 'english',
    place * 13 + 5,
  );
  if (group < 0) return `${town} ${independent[place % independent.length] ?? ''}${suffix(place)}`;
  const branch = Math.floor(place / GROUPS.length);
  const local = placeName('english', place * 17 + 3);
  return `${GROUPS[group] ?? ''} (${branch === 0 ? 'Head Office' : local}${branch === 0 ? '' : suffix(place)})`;
}

/** Tells names apart once the invented places repeat. */
function suffix(place: number): string {
  const round = Math.floor((place * 17) / placeCount('english'));
  return round === 0 ? '' : ` ${round + 1}`;
}

export function supplierTable({ dimensions, ends }: WwiModel, seed: number): TableData {
  const random = createRandom(seed, 'wwi suppliers');
  const { count, key, id, byItem, byVersion } = columns(dimensions.supplier);
  const days = suppliers.map(({ paymentDays }) => paymentDays);
  const references = suppliers.map(
    () => `${random.pick(['AA', 'BC', 'DS', 'QT'])}${random.between(10_000_000, 99_999_999)}`,
  );
  return {
    table: 'Dimension.Supplier',
    rows: count,
    columns: {
      'Supplier Key': key,
      'WWI Supplier ID': id,
      Supplier: byItem(
        suppliers.map(({ name }) => name),
        'Unknown',
      ),
      Category: byItem(suppliers.map(({ category }) => category)),
      'Primary Contact': byVersion(() => person(random)),
      'Supplier Reference': byItem(references),
      'Payment Days': intColumn(count, (row) => days[(id[row] ?? 0) - 1] ?? 0),
      'Postal Code': byVersion(() => postalCode(random)),
      ...withEnds(dimensions.supplier, ends.supplier),
    },
  };
}

export function employeeTable({ dimensions }: WwiModel, seed: number): TableData {
  const random = createRandom(seed, 'wwi employees');
  const { count, key, id, byItem } = columns(dimensions.employee);
  const people = Array.from({ length: EMPLOYEES }, () => inventPerson(random));
  return {
    table: 'Dimension.Employee',
    rows: count,
    columns: {
      'Employee Key': key,
      'WWI Employee ID': id,
      Employee: byItem(
        people.map(({ first, last }) => `${first} ${last}`),
        'Unknown',
      ),
      'Preferred Name': byItem(people.map(({ first }) => first)),
      'Is Salesperson': intColumn(count, (row) =>
        (id[row] ?? 0) >= 1 && (id[row] ?? 0) <= SALESPEOPLE ? 1 : 0,
      ),
      ...validity(dimensions.employee),
    },
  };
}
