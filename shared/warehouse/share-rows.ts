/** A warehouse whose answers are shared by the analyses of one act: what was asked before is not asked again. */
import type { Warehouse } from './port.ts';

/** A question that was asked for the first time. */
export interface Asked {
  readonly rows: Promise<readonly unknown[]>;
  /** Asks it of the warehouse itself once more. */
  readonly again: (signal: AbortSignal) => Promise<readonly unknown[]>;
}

/** @param onAsked told of each question when it is asked first */
export function shareRows(inner: Warehouse, onAsked: (asked: Asked) => void = () => undefined): Warehouse {
  const known = new Map<string, Promise<readonly unknown[]>>();
  const run: Warehouse['run'] = (query, parameters, options) => {
    const key = JSON.stringify([query.name, query.text, parameters]);
    const earlier = known.get(key);
    // Same query and parameters: the rows have the type that this query declares.
    if (earlier)
      return earlier as ReturnType<typeof inner.run<(typeof query)['parameters'], (typeof query)['columns']>>;
    const rows = inner.run(query, parameters, options);
    known.set(key, rows);
    onAsked({ rows, again: (signal) => inner.run(query, parameters, { ...options, signal }) });
    return rows;
  };
  return { ...inner, run };
}
