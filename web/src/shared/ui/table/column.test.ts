import { describe, expect, test } from 'vitest';
import { type Column, exactText, leastWidth, searchText, tableText, templateOf } from './column.ts';

interface Item {
  readonly name: string;
  readonly revenue: number | null;
}

const name: Column<Item> = {
  id: 'name',
  label: 'Name',
  isHead: true,
  sortKey: (item) => item.name,
  cell: (item) => item.name,
};
const revenue: Column<Item> = {
  id: 'revenue',
  label: 'Revenue',
  isNumber: true,
  sortKey: (item) => item.revenue,
  cell: ({ revenue: value }) => value,
};
const columns = [name, revenue];

describe('exactText', () => {
  test('has every digit and no grouping, in the decimal separator of the language', () => {
    expect(exactText(revenue, { name: 'a', revenue: 1234567.8912 }, 'en-GB')).toBe('1234567.8912');
    expect(exactText(revenue, { name: 'a', revenue: 1234567.8912 }, 'hr')).toBe('1234567,8912');
  });
  test('is empty where the value is not known', () => {
    expect(exactText(revenue, { name: 'a', revenue: null }, 'en-GB')).toBe('');
  });
});

test('search looks through texts and leaves numbers out', () => {
  expect(searchText(columns, { name: 'Čaša', revenue: 12 })).toBe('casa ');
});

test('search finds a row by what a column names beyond what it shows', () => {
  const named: Column<Item> = { ...name, alsoFoundBy: () => '01A2-77' };
  expect(searchText([named], { name: 'Bike', revenue: 12 })).toBe('bike 01a2-77');
});

describe('tableText', () => {
  test('is tab-separated with a head', () => {
    expect(tableText(columns, [{ name: 'Bike\tred', revenue: -1.5 }], 'en-GB')).toBe(
      'Name\tRevenue\nBike red\t-1.5',
    );
  });
  test.each(['=1+1', '+cmd', '@sum', '-2+3'])('%s stays text in a spreadsheet', (text) => {
    expect(tableText([name], [{ name: text, revenue: 1 }], 'en-GB')).toBe(`Name\n'${text}`);
  });
});

test('a chosen width stays, the others share what is left', () => {
  expect(templateOf(columns, { revenue: 80 })).toBe('minmax(208px, 208fr) 80px');
  expect(leastWidth(columns, { revenue: 80 })).toBe(288);
});
