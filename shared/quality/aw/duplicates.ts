/** The same business fact or thing recorded twice. */
import type { RowCheck } from '../check.ts';
import { duplicateCheck } from '../define.ts';
import { customers, employees, internetSales, quotas, resellerSales, resellers } from './tables.ts';

const sale = {
  column: 'ProductKey',
  also: ['SalesOrderNumber', 'SalesAmount'],
  columns: ['SalesOrderNumber', 'ProductKey', 'SalesAmount'],
} as const;

export const duplicateChecks: readonly RowCheck[] = [
  duplicateCheck(internetSales, {
    ...sale,
    question: 'Is each product on an internet order only once at the same amount?',
  }),
  duplicateCheck(resellerSales, {
    ...sale,
    question: 'Is each product on a reseller order only once at the same amount?',
  }),
  duplicateCheck(quotas, {
    column: 'EmployeeKey',
    also: ['DateKey'],
    columns: ['EmployeeKey', 'DateKey'],
    question: 'Does each employee have one quota at a time?',
  }),
  duplicateCheck(customers, {
    column: 'CustomerAlternateKey',
    columns: ['CustomerAlternateKey'],
    question: 'Is each customer recorded once?',
    severity: 'warning',
  }),
  duplicateCheck(resellers, {
    column: 'ResellerAlternateKey',
    columns: ['ResellerAlternateKey'],
    question: 'Is each reseller recorded once?',
    severity: 'warning',
  }),
  duplicateCheck(employees, {
    column: 'LoginID',
    also: ['StartDate'],
    columns: ['LoginID', 'StartDate'],
    question: 'Is each position of an employee recorded once?',
    severity: 'warning',
  }),
];
