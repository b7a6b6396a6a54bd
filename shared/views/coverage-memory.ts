/**
 * How far a warehouse's data go is known only after a query, yet the default period of a query depends on
 * it. So a query is sent for the period that the last known coverage implies, together with the rows that
 * tell the coverage; if those imply another period, it is sent again. On a warehouse that did not change
 * this is one round trip.
 */
import { AppError } from '../contract/errors.ts';
import type { Warehouse } from '../warehouse/port.ts';

/** The last known coverage of each open warehouse; forgotten with the warehouse object. */
export type CoverageMemory<C> = WeakMap<Warehouse, C>;

export interface CoverageQuestion<C, P, A> {
  /** Where the coverage of the domain is kept between questions. */
  readonly memory: CoverageMemory<C>;
  readonly warehouse: Warehouse;
  /** What to ask when the coverage is this; undefined when nothing is known yet. Equal text is an equal plan. */
  readonly plan: (coverage: C | undefined) => P;
  /** One round trip. */
  readonly ask: (plan: P) => Promise<A>;
  /** The coverage that an answer tells. */
  readonly coverageOf: (answer: A) => C;
  /**
   * The plan that an answer is for, where a query sent with nothing known chooses one itself (say, the days
   * up to the newest fact date); the plan that was asked when absent.
   */
  readonly planOf?: (answer: A, asked: P) => P;
}

export interface CoverageAnswer<C, P, A> {
  readonly answer: A;
  readonly plan: P;
  readonly coverage: C;
}

/** A warehouse that is being replaced may answer anew; one that never comes to rest is not read on. */
const mostTrips = 3;

/**
 * Asks until the plan that was asked is the plan that the answer's own coverage implies: one trip when the
 * plan does not depend on the coverage or the remembered one still holds, else two.
 * @throws AppError `warehouse_unavailable` when the data change under every trip; whatever `ask` throws
 */
export async function askForCoverage<C, P, A>(
  question: CoverageQuestion<C, P, A>,
): Promise<CoverageAnswer<C, P, A>> {
  let plan = question.plan(question.memory.get(question.warehouse));
  for (let trip = 0; trip < mostTrips; trip += 1) {
    const answer = await question.ask(plan);
    const coverage = question.coverageOf(answer);
    question.memory.set(question.warehouse, coverage);
    const implied = question.plan(coverage);
    const answered = question.planOf?.(answer, plan) ?? plan;
    if (JSON.stringify(implied) === JSON.stringify(answered)) return { answer, plan: implied, coverage };
    plan = implied;
  }
  throw new AppError('warehouse_unavailable', 'The warehouse is being reloaded; try again shortly.', {
    retryAfterSeconds: 5,
  });
}
