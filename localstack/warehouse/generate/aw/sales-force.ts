/** The 17 sales employees: their territories and the time from which they sell. */
import { dayNumber } from '../calendar.ts';

export interface SalesEmployee {
  readonly key: number;
  /** SalesTerritoryKey; managers have 11 ('NA'). */
  readonly territory: number;
  readonly since: number;
  /** Territories of which a manager takes an order now and then. */
  readonly manages: readonly number[];
  /** Part of the territory's orders that a representative takes, relative to colleagues there. */
  readonly weight: number;
}

const start = dayNumber('2010-12-29');
const year2012 = dayNumber('2012-01-01');
const spring2012 = dayNumber('2012-04-01');
const year2013 = dayNumber('2013-01-01');

export const salesForce: readonly SalesEmployee[] = [
  manager(272, start, [1, 2, 3, 4, 5, 6]),
  representative(281, 1, start),
  representative(282, 2, start),
  representative(283, 3, start),
  representative(284, 4, start),
  representative(285, 4, start, 0.8),
  representative(286, 5, start),
  representative(287, 6, start, 0.9),
  representative(288, 6, start),
  representative(289, 1, start, 0.7),
  representative(290, 10, year2012),
  representative(291, 7, year2012),
  manager(292, year2012, [7, 8, 10]),
  // Hardly sells at all: scores have to cope with a handful of orders.
  representative(293, 5, spring2012, 0.02),
  representative(294, 8, year2013),
  representative(295, 9, year2013),
  manager(296, year2013, [9]),
];

function representative(key: number, territory: number, since: number, weight = 1): SalesEmployee {
  return { key, territory, since, manages: [], weight };
}

function manager(key: number, since: number, manages: readonly number[]): SalesEmployee {
  return { key, territory: 11, since, manages, weight: 0.015 };
}

/** Those who may take an order of a territory on a day. */
export function sellersOf(territory: number, day: number): readonly SalesEmployee[] {
  return salesForce.filter(
    (employee) =>
      employee.since <= day && (employee.territory === territory || employee.manages.includes(territory)),
  );
}
