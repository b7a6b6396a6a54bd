import { describe, expect, it } from 'vitest';
import type { SeenState, TableState } from '../../contract/platform/data-state.ts';
import type { AuditRecord } from '../../store/audit-record.ts';
import type { Queryable } from '../../store/database.ts';
import type { ComparedPart } from './compare.ts';
import { whatChanged } from './what-changed.ts';

const sales: TableState = {
  table: 'dbo.FactInternetSales',
  rows: 60_398,
  newest: '2014-01-28',
  lastKey: 20140128,
  total: '29358677.2207',
};
const state = (hash: string, tables: readonly TableState[]): SeenState => ({
  domain: 'aw',
  hash,
  seenAt: '2014-01-29T02:00:00.000Z',
  tables: [...tables],
});

const record: AuditRecord = {
  id: 'id',
  seq: 1,
  at: '2014-01-29T02:00:00.000Z',
  actor: 'ann',
  action: 'aw.sales.kpis',
  domain: 'aw',
  resource: null,
  parameters: {},
  outcome: 'succeeded',
  durationMs: 1,
  rowCount: 1,
  traceId: null,
  phase: 'single',
  operationId: 'id',
  asOf: '2014-01-28',
  queries: [],
  queryHash: null,
  resultHash: null,
  catalogueVersion: null,
  basis: { data: { aw: 'then' } },
};

function part(dataState: SeenState | null, more: Partial<ComparedPart['part']> = {}): ComparedPart {
  return {
    part: {
      screen: 'aw.sales.kpis',
      holds: true,
      comparedBy: 'values',
      rowCount: { recorded: 1, now: 1 },
      rowsAdded: 0,
      rowsRemoved: 0,
      asOf: { recorded: '2014-01-28', now: '2014-01-28' },
      model: { recorded: null, now: null },
      movedCount: 0,
      totals: [],
      ...more,
    },
    hashNow: null,
    queries: [],
    domain: 'aw',
    dataState,
    moved: [],
    fieldsAdded: [],
  };
}

/** A store that knows the state of then. */
const store: Queryable = {
  // Only states are asked for here.
  query: async <R>() => [state('then', [sales])] as R[],
};

const messagesOf = async (compared: ComparedPart, of: AuditRecord = record) =>
  (await whatChanged(store, { record: of, compared: [compared], set: undefined }, {})).map(
    ({ message }) => message,
  );

describe('whatChanged', () => {
  it('has nothing to say of equal data', async () => {
    expect(await messagesOf(part(state('then', [sales])))).toEqual([]);
  });

  it('names the tables of a warehouse that was loaded anew', async () => {
    const more = { ...sales, rows: 60_400, newest: '2014-01-29', lastKey: 20140129 };
    const asOf = { recorded: '2014-01-28', now: '2014-01-29' };
    expect(await messagesOf(part(state('now', [more]), { asOf }))).toEqual([
      'The newest fact of AdventureWorks was of 2014-01-28 and is of 2014-01-29.',
      'AdventureWorks was loaded anew in between.',
      'dbo.FactInternetSales had 60,398 rows to 2014-01-28 and has 60,400 to 2014-01-29.',
    ]);
  });

  it('tells rows that were changed in place from rows that came', async () => {
    expect(await messagesOf(part(state('now', [{ ...sales, total: '29358677.2208' }])))).toEqual([
      'AdventureWorks was loaded anew in between.',
      'dbo.FactInternetSales has as many rows as then, with other values.',
    ]);
  });

  it('says that it does not know, of rows from before states were kept', async () => {
    expect(await messagesOf(part(state('now', [sales])), { ...record, basis: null })).toEqual([
      'Whether AdventureWorks was loaded anew in between is not known.',
    ]);
  });

  it('counts rows that came and went, and names another model', async () => {
    const moved = part(state('then', [sales]), {
      holds: false,
      rowsAdded: 1,
      rowsRemoved: 2,
      model: { recorded: 'theta', now: 'seasonal_naive' },
    });
    expect(await messagesOf(moved)).toEqual([
      'Key figures of AdventureWorks: 1 row came that was not there.',
      'Key figures of AdventureWorks: 2 rows went that were there.',
      'Key figures of AdventureWorks: the model was theta and is seasonal_naive.',
    ]);
  });

  it('names fields that a release added, which explain no value that moved', async () => {
    const fieldsAdded = ['components.*.drawn.width', 'orders'];
    const grown = (holds: boolean) => ({ ...part(state('then', [sales]), { holds }), fieldsAdded });
    const added =
      'Key figures of AdventureWorks has fields now that were not recorded then: components.*.drawn.width, orders.';
    expect(await messagesOf(grown(true))).toEqual([added]);
    expect(await messagesOf(grown(false))).toEqual([added, expect.stringMatching(/^Neither data nor/)]);
  });

  it('says so where values moved and nothing is seen to differ', async () => {
    const [message, ...others] = await messagesOf(part(state('then', [sales]), { holds: false }));
    expect(message).toMatch(/^Neither data nor queries nor definitions are seen to differ/);
    expect(others).toEqual([]);
  });
});
