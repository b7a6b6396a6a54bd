import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { describe, expect, test } from 'vitest';
import { isWorthRepeating, mayConnectLater, toAppError } from './errors.ts';

/** An error as the driver makes them; its text holds what callers must never see. */
function driverError(code: string, number?: number): Error {
  return Object.assign(new Error('text of the driver'), {
    code,
    ...(number === undefined ? {} : { number }),
  });
}

describe('what the driver says becomes the product’s code', () => {
  test.each([
    ['a wrong password', driverError('ELOGIN'), 'warehouse_unavailable'],
    ['a database that cannot be opened', driverError('EREQUEST', 4060), 'warehouse_unavailable'],
    ['a refused connection', driverError('ESOCKET'), 'warehouse_unavailable'],
    ['a connection that took too long', driverError('ETIMEOUT'), 'warehouse_unavailable'],
    ['a deadlock victim', driverError('EREQUEST', 1205), 'warehouse_unavailable'],
    ['a failover of Azure', driverError('EREQUEST', 40613), 'warehouse_unavailable'],
    ['a permission that is missing', driverError('EREQUEST', 229), 'warehouse_unavailable'],
    ['a column that is missing, unnamed', driverError('EREQUEST', 207), 'query_rejected'],
    ['a division by zero', driverError('EREQUEST', 8134), 'query_rejected'],
    ['something else', new Error('text of the driver'), 'query_rejected'],
  ])('%s', (_case, error, code) => {
    const result = toAppError(error);
    expect(result).toMatchObject({ code, cause: error });
    expect(result.message).not.toContain('text of the driver');
    expect(result.retryAfterSeconds !== undefined).toBe(code === 'warehouse_unavailable');
  });

  test.each([
    [207, "Invalid column name 'SalesAmount'.", 'there is no column SalesAmount.'],
    [208, "Invalid object name 'dbo.FactInternetSales'.", 'there is no table FactInternetSales.'],
    [33557097, 'relation "aw_dbo.factinternetsales" does not exist', 'there is no table FactInternetSales.'],
    [
      33557097,
      'column f.salesamount does not exist',
      'there is no column SalesAmount in dbo.FactInternetSales.',
    ],
  ])('names what the database does not have: error %d', (number, said, told) => {
    const error = Object.assign(new Error(said), { code: 'EREQUEST', number });
    const text = 'SELECT f."SalesAmount" FROM "dbo"."FactInternetSales" AS f';
    expect(toAppError(error, undefined, text)).toMatchObject({
      code: 'warehouse_schema_mismatch',
      message: `The warehouse is not of the expected schema: ${told}`,
    });
    expect(toAppError(error, undefined, 'SELECT 1')).toMatchObject({ code: 'query_rejected' });
  });

  test('tells a column of another type', () => {
    expect(toAppError(driverError('EREQUEST', 8117))).toMatchObject({
      code: 'warehouse_schema_mismatch',
      retryAfterSeconds: 60,
    });
  });

  test('an error of the product stays as it is', () => {
    const error = new AppError('warehouse_writable_login', 'No.');
    expect(toAppError(error)).toBe(error);
  });

  test('a cancelled statement answers the reason for which it was cancelled', () => {
    const reason = new AppError('warehouse_timeout', 'Late.');
    expect(toAppError(driverError('ECANCEL'), AbortSignal.abort(reason))).toBe(reason);
  });
});

test.each([
  ['a dropped connection', driverError('ESOCKET'), true],
  ['a connection closed by the server', driverError('ECONNCLOSED'), true],
  ['a deadlock victim', driverError('EREQUEST', 1205), true],
  ['a wrong statement', driverError('EREQUEST', 207), false],
  ['a cancelled statement', driverError('ECANCEL'), false],
  ['a failure to connect, which was repeated already', toAppError(driverError('ESOCKET')), false],
])('repeats a read after %s: %s', (_case, error, expected) => {
  expect(isWorthRepeating(error)).toBe(expected);
});

test.each([
  ['a refused connection', driverError('ESOCKET'), true],
  [
    'a busy server',
    Object.assign(driverError('ELOGIN'), { originalError: { info: { number: 40613 } } }),
    true,
  ],
  ['a wrong password', driverError('ELOGIN', 18456), false],
  ['a login that can write', new AppError('warehouse_writable_login', 'No.'), false],
])('connects again after %s: %s', (_case, error, expected) => {
  expect(mayConnectLater(error)).toBe(expected);
});
