import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { startDeadline } from './cancellation.ts';
import { type BoundParameter, bindParameters, planOf, type QueryPlan } from './plan.ts';
import type {
  ColumnSpec,
  EngineName,
  Parameters,
  ParameterType,
  Query,
  Row,
  RunOptions,
  Warehouse,
  WarehouseDomain,
} from './port.ts';
import { type RawResult, rowsOf } from './rows.ts';
import { type TracedServer, tracedQuery } from './tracing.ts';

/** Settings both engines share; each engine says its own defaults. */
export interface EngineSettings {
  /** Milliseconds a statement may take when the caller says nothing; 25 000, under the API's 30 s limit. */
  readonly timeoutMs?: number;
  /** Statements that may run at the same time; more wait their turn. */
  readonly maxConnections?: number;
}

const defaultTimeoutMs = 25_000;

export interface Statement {
  readonly text: string;
  readonly plan: QueryPlan;
  readonly parameters: readonly BoundParameter[];
}

/** What one engine has to do itself; {@link warehouseOver} does the rest alike for all. */
export interface Driver {
  readonly engine: EngineName;
  readonly server: TracedServer;
  /**
   * Runs a statement that passed the guard. When the signal fires it stops the statement as far as the
   * database allows and gives the connection back only once that is free; errors are AppErrors.
   */
  execute(statement: Statement, signal: AbortSignal): Promise<RawResult>;
  /** As `Warehouse.contentId`. */
  readonly contentId?: () => Promise<string>;
  close(): Promise<void>;
}

const pingQuery: Query = {
  name: 'ping',
  domain: 'aw',
  summary: 'One row when the warehouse answers.',
  text: 'SELECT 1 AS "one"',
  parameters: {},
  columns: { one: 'int' },
};

/** The port over an engine's driver: guard, parameters, deadline, span and normalisation in one place. */
export function warehouseOver(
  domain: WarehouseDomain,
  driver: Driver,
  timeoutMs = defaultTimeoutMs,
): Warehouse {
  async function run<P extends Record<string, ParameterType>, C extends Record<string, ColumnSpec>>(
    query: Query<P, C>,
    parameters: Parameters<P>,
    options?: RunOptions,
  ): Promise<Row<C>[]> {
    return tracedQuery(driver.server, query, async () => {
      const plan = planOf(query);
      const statement: Statement = {
        text: query.text,
        plan,
        parameters: bindParameters(query, plan, parameters),
      };
      const deadline = startDeadline(options, timeoutMs);
      try {
        deadline.signal.throwIfAborted();
        const result = await deadline.race(driver.execute(statement, deadline.signal));
        return rowsOf<C>(query, plan, result);
      } finally {
        deadline.clear();
      }
    });
  }
  return {
    domain,
    engine: driver.engine,
    ...(driver.contentId === undefined ? {} : { contentId: driver.contentId }),
    run(query, parameters, options) {
      if (query.domain === domain) return run(query, parameters, options);
      return Promise.reject(new AppError('query_rejected', `Query ${query.name} is not for this warehouse.`));
    },
    async ping(options) {
      await run(pingQuery, {}, options);
    },
    close: () => driver.close(),
  };
}
