/** DimEmployee and FactSalesQuota. */
import { dateKey, dayNumber, monthIndex } from '../../calendar.ts';
import { inventPerson, plainName } from '../../names/people.ts';
import { inventPhone } from '../../names/places.ts';
import { createRandom } from '../../random/prng.ts';
import { constant, intColumn, numberColumn, type TableData, textColumn } from '../../table-data.ts';
import type { AwModel } from '../model.ts';
import { salesForce } from '../sales-force.ts';
import { DAY_MS } from '../sales-lines.ts';

const EMPLOYEES = 296;
const departments =
  'Production|Production|Production|Production|Production|Finance|Marketing|Engineering|Purchasing|Quality Assurance|Shipping and Receiving|Information Services|Human Resources'.split(
    '|',
  );
/** Keys of the general manager and the head of sales. */
const GENERAL_MANAGER = 1;
const HEAD_OF_SALES = 271;

interface Role {
  readonly title: string;
  readonly department: string;
  readonly parent: number;
  readonly territory: number;
  readonly hired: number;
  readonly sells: boolean;
}

function roleOf(key: number): Role {
  const hired = dayNumber('2006-01-15') + ((key * 37) % 1_500);
  const seller = salesForce.find((employee) => employee.key === key);
  if (seller !== undefined) {
    const isManager = seller.manages.length > 0;
    const boss = salesForce.find(({ manages }) => manages.includes(seller.territory));
    return {
      title: isManager ? (managerTitles[seller.key] ?? 'Sales Manager') : 'Sales Representative',
      department: 'Sales',
      parent: isManager ? HEAD_OF_SALES : (boss?.key ?? HEAD_OF_SALES),
      territory: seller.territory,
      hired: Math.min(hired, seller.since),
      sells: true,
    };
  }
  const isHead = key === GENERAL_MANAGER || key === HEAD_OF_SALES;
  const department = isHead ? 'Executive' : (departments[key % departments.length] ?? '');
  return {
    title:
      key === GENERAL_MANAGER
        ? 'General Manager'
        : isHead
          ? 'Vice President of Sales'
          : `${department} Specialist`,
    department,
    parent:
      key === GENERAL_MANAGER
        ? 0
        : isHead
          ? GENERAL_MANAGER
          : ((key - 1) % 12) + 1 < key
            ? ((key - 1) % 12) + 1
            : 1,
    territory: 11,
    hired,
    sells: false,
  };
}

const managerTitles: Readonly<Record<number, string>> = {
  272: 'North American Sales Manager',
  292: 'European Sales Manager',
  296: 'Pacific Sales Manager',
};

export function employeeTable(seed: number): TableData {
  const random = createRandom(seed, 'employees');
  const roles = Array.from({ length: EMPLOYEES }, (_, index) => roleOf(index + 1));
  const people = roles.map(() => inventPerson(random));
  const ids = roles.map(() => String(random.between(100_000_000, 999_999_999)));
  const login = (index: number): string => `${plainName(people[index]?.first ?? '')}${index}`;
  const count = EMPLOYEES;
  return {
    table: 'dbo.DimEmployee',
    rows: count,
    columns: {
      EmployeeKey: intColumn(count, (index) => index + 1),
      ParentEmployeeKey: Float64Array.from(roles, ({ parent }) => (parent === 0 ? Number.NaN : parent)),
      EmployeeNationalIDAlternateKey: ids,
      ParentEmployeeNationalIDAlternateKey: constant(null),
      SalesTerritoryKey: Int32Array.from(roles, ({ territory }) => territory),
      FirstName: people.map(({ first }) => first),
      LastName: people.map(({ last }) => last),
      MiddleName: people.map(({ middle }) => middle),
      NameStyle: constant(0),
      Title: roles.map(({ title }) => title),
      HireDate: Int32Array.from(roles, ({ hired }) => hired),
      BirthDate: intColumn(count, () => dayNumber('1950-01-01') + random.int(14_000)),
      LoginID: textColumn(count, (index) => `adventure-works\\${login(index)}`),
      EmailAddress: textColumn(count, (index) => `${login(index)}@works.example`),
      Phone: textColumn(count, () => inventPhone(random)),
      MaritalStatus: textColumn(count, () => (random.chance(0.5) ? 'M' : 'S')),
      EmergencyContactName: textColumn(count, () => {
        const { first, last } = inventPerson(random);
        return `${first} ${last}`;
      }),
      EmergencyContactPhone: textColumn(count, () => inventPhone(random)),
      SalariedFlag: Int32Array.from(roles, ({ sells, department }) =>
        sells || department === 'Executive' ? 1 : 0,
      ),
      Gender: people.map(({ gender }) => gender),
      PayFrequency: constant(2),
      BaseRate: numberColumn(count, () => random.between(90_000, 500_000)),
      VacationHours: intColumn(count, () => random.int(100)),
      SickLeaveHours: intColumn(count, () => random.between(20, 80)),
      CurrentFlag: constant(1),
      SalesPersonFlag: Int32Array.from(roles, ({ sells }) => (sells ? 1 : 0)),
      DepartmentName: roles.map(({ department }) => department),
      StartDate: Int32Array.from(roles, ({ hired }) => hired),
      EndDate: constant(null),
      Status: constant('Current'),
    },
  };
}

/** Quotas are set in the first days of a quarter: 2011 Q1 to 2013 Q4. */
const FIRST_QUARTER = monthIndex(dayNumber('2011-01-01')) / 3;
const QUARTERS = 12;
const MONEY = 10_000;

/** One quota for each sales employee and quarter from the first one that began in their time. */
export function quotaTable(model: AwModel, seed: number): TableData {
  const random = createRandom(seed, 'quotas');
  const sold = soldByQuarter(model);
  const rows = salesForce.flatMap(({ key, since }) =>
    Array.from({ length: QUARTERS }, (_, index) => ({
      key,
      index,
      start: quarterStart(index),
      amount: quota(sold.get(key)?.[index] ?? 0, Math.exp(0.04 + 0.12 * random.boundedNormal(2.5))),
    })).filter(({ start }) => since <= start),
  );
  rows.sort((left, right) => left.index - right.index || left.key - right.key);
  const count = rows.length;
  return {
    table: 'dbo.FactSalesQuota',
    rows: count,
    columns: {
      SalesQuotaKey: intColumn(count, (index) => index + 1),
      EmployeeKey: Int32Array.from(rows, ({ key }) => key),
      DateKey: Int32Array.from(rows, ({ start }) => dateKey(start)),
      CalendarYear: Int32Array.from(rows, ({ index }) => 2011 + Math.floor(index / 4)),
      CalendarQuarter: Int32Array.from(rows, ({ index }) => (index % 4) + 1),
      SalesAmountQuota: Float64Array.from(rows, ({ amount }) => amount),
      Date: Float64Array.from(rows, ({ start }) => start * DAY_MS),
    },
  };
}

function quarterStart(index: number): number {
  const month = String((index % 4) * 3 + 1).padStart(2, '0');
  return dayNumber(`${2011 + Math.floor(index / 4)}-${month}-01`);
}

/** Near what was sold, in whole thousands of dollars; never below one thousand. */
function quota(sold: number, factor: number): number {
  return Math.max(1, Math.round((sold * factor) / MONEY / 1_000)) * 1_000 * MONEY;
}

/** Sales in ten-thousandths by employee and quarter. */
function soldByQuarter({ reseller }: AwModel): ReadonlyMap<number, Float64Array> {
  const sold = new Map(salesForce.map(({ key }) => [key, new Float64Array(QUARTERS)]));
  for (let row = 0; row < reseller.length; row += 1) {
    const quarters = sold.get(reseller.employee[row] ?? 0);
    const index = Math.floor(monthIndex(reseller.day[row] ?? 0) / 3) - FIRST_QUARTER;
    if (quarters !== undefined && index >= 0) {
      quarters[index] = (quarters[index] ?? 0) + (reseller.amount[row] ?? 0);
    }
  }
  return sold;
}
