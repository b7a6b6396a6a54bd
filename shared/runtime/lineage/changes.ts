/** What is different now, in sentences: why a number moved, or might have. */
import type * as z from 'zod/mini';
import type { lineageChange } from '../../contract/platform/lineage.ts';

export type Change = z.output<typeof lineageChange>;

/** In English; `{x}` is the parameter x. The page has them in every language it speaks. */
const sentences: Readonly<Record<Change['key'], string>> = {
  row_forged: 'The audit row itself was changed: its content is not what its hash says.',
  answer_forged: 'The kept answer was changed: it is not what the hash in the audit row says.',
  stored_rows_forged: 'The stored rows of {table} were changed: they are not what the run wrote.',
  stored_rows_unsealed: 'Whether the stored rows of {table} are what the run wrote is not known.',
  as_of: 'The newest fact date of {domain} was {recorded} and is {now}.',
  rows: '{screen} had {recorded} rows and has {now}.',
  rows_came: '{screen} has {count} rows that were not there.',
  rows_went: '{screen} lacks {count} rows that were there.',
  model: '{screen} was computed with the model {recorded}, now with {now}.',
  data_changed: 'The warehouse {domain} was loaded anew between.',
  data_unknown: 'Whether the warehouse {domain} was loaded anew between is not known.',
  table_rows: '{table} had {recorded} rows up to {recordedNewest} and has {now} up to {nowNewest}.',
  table_values: '{table} has as many rows as then, with other values.',
  query_text: 'The text of query {query} is another one.',
  definition: 'The definition of {metric} is another one.',
  catalogue: 'The metric catalogue is another version, which defines these numbers as before.',
  unexplained:
    'Neither data, queries nor definitions are seen to differ: the program computes otherwise, or names were changed in place.',
};

export function change(key: Change['key'], params: Change['params'] = {}): Change {
  const message = sentences[key].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(params[name] ?? 'none'),
  );
  return { key, params, message };
}
