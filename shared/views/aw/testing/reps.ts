/**
 * Test support: two years of month-end reseller batches. Ada sells 1,000 a month in 2012 and 1,500 in 2013,
 * to resellers 1 and 2 in turn; Bo sells 400 once, in June 2013; Cy manages and sells nothing. Ada has two
 * employee keys, as a type 2 dimension gives them.
 */
import { lastDayOfMonthNumber, monthNumber } from '../../../analytics/series/months.ts';
import { keyOf } from '../date-key.ts';
import type { TableRows } from './fixture.ts';
import { smallDimensions } from './small.ts';

const first = monthNumber('2012-01-01');
const monthEnds = Array.from({ length: 24 }, (_, month) => lastDayOfMonthNumber(first + month));

function sale(order: string, date: string, employee: number, reseller: number, amount: number) {
  return {
    OrderDateKey: keyOf(date),
    SalesOrderNumber: order,
    ProductKey: 2,
    ResellerKey: reseller,
    EmployeeKey: employee,
    SalesTerritoryKey: employee === 283 ? 2 : 1,
    OrderQuantity: 1,
    SalesAmount: amount,
    TotalProductCost: amount * 0.9,
  };
}

function quota(employee: number, year: number, quarter: number, amount: number) {
  return {
    EmployeeKey: employee,
    DateKey: 0,
    CalendarYear: year,
    CalendarQuarter: quarter,
    SalesAmountQuota: amount,
  };
}

export const repRows: TableRows = {
  ...smallDimensions,
  DimDate: [],
  DimEmployee: [
    {
      EmployeeKey: 281,
      EmployeeNationalIDAlternateKey: 'A1',
      FirstName: 'Ada',
      LastName: 'Čech',
      SalesTerritoryKey: 1,
    },
    {
      EmployeeKey: 282,
      EmployeeNationalIDAlternateKey: 'A1',
      FirstName: 'Ada',
      MiddleName: 'M',
      LastName: 'Čech',
      SalesTerritoryKey: 1,
    },
    {
      EmployeeKey: 283,
      EmployeeNationalIDAlternateKey: 'B1',
      FirstName: 'Bo',
      LastName: 'Li',
      SalesTerritoryKey: 2,
    },
    {
      EmployeeKey: 284,
      EmployeeNationalIDAlternateKey: 'C1',
      FirstName: 'Cy',
      LastName: 'Boss',
      SalesTerritoryKey: null,
    },
  ],
  FactResellerSales: [
    ...monthEnds.map((date, month) =>
      sale(`A${month}`, date, month < 12 ? 281 : 282, 1 + (month % 2), month < 12 ? 1000 : 1500),
    ),
    sale('B1', '2013-06-30', 283, 3, 400),
  ],
  // 2013 is four quarters of 4,000: 90, 91, 92 and 92 days, all inside the window of 365 days.
  FactSalesQuota: [1, 2, 3, 4].flatMap((quarter) => [
    quota(282, 2013, quarter, 4000),
    quota(281, 2012, quarter, 9999),
  ]),
};
