/**
 * What a verification says is different now. Templates as in `phrases.ts`; apart from them, because only the
 * verification says them and only its panel reads them.
 */
export const changePhrases = {
  row_forged: 'The audit row itself was changed: its content is not what its hash says.',
  seal_broken:
    'Seal {number:n}, which holds the audit row, is not of the rows that it holds now: one of them, or the seal, was changed.',
  answer_forged: 'The kept answer was changed: it is not what the hash in the audit row says.',
  stored_rows_forged: 'The stored rows of {table} were changed: they are not what the run wrote.',
  as_of: 'The newest fact of {domain:w} was of {recorded:d} and is of {now:d}.',
  rows: '{screen:w} had {recorded:n} {recorded|row|rows} and has {now:n}.',
  rows_came: '{screen:w}: {count:n} {count|row|rows} came that {count|was|were} not there.',
  rows_went: '{screen:w}: {count:n} {count|row|rows} went that {count|was|were} there.',
  fields_added: '{screen:w} has fields now that were not recorded then: {fields}.',
  model: '{screen:w}: the model was {recorded} and is {now}.',
  data_changed: '{domain:w} was loaded anew in between.',
  data_unknown: 'Whether {domain:w} was loaded anew in between is not known.',
  table_rows: '{table} had {recorded:n} rows and has {now:n}.',
  table_rows_to: '{table} had {recorded:n} rows to {recordedTo:d} and has {now:n} to {nowTo:d}.',
  table_values: '{table} has as many rows as then, with other values.',
  query_text: 'The text of query {query} is another one.',
  definition: 'The definition of {metric} is another one.',
  catalogue: 'The metric catalogue is another version, which defines these numbers as before.',
  unexplained:
    'Neither data nor queries nor definitions are seen to differ: the program computes otherwise, or something was changed in place that is not counted.',
} as const;

/** Warehouses, and the analyses by the ids of the endpoints that show them. */
export const changeWords = {
  aw: 'AdventureWorks',
  wwi: 'Wide World Importers',
  'aw.sales.kpis': 'Key figures of AdventureWorks',
  'aw.sales.breakdown': 'Sales of AdventureWorks by part',
  'aw.sales.history': 'Sales history of AdventureWorks',
  'aw.sales.forecast': 'Sales forecast',
  'aw.reps.scores': 'Scores of sales employees',
  'aw.reps.profile': 'Profile of a sales employee',
  'aw.products.demand': 'Product demand',
  'aw.products.profile': 'Profile of a product',
  'aw.anomalies': 'Anomalies',
  'wwi.sales.kpis': 'Key figures of Wide World Importers',
  'wwi.sales.breakdown': 'Sales of Wide World Importers by part',
  'wwi.sales.history': 'Sales history of Wide World Importers',
  'wwi.stock.recommendations': 'Stock recommendations',
  'wwi.suppliers.scores': 'Supplier scores',
  'wwi.suppliers.history': 'Deliveries of suppliers',
  'wwi.scenarios.create': 'Scenario',
  'wwi.scenarios.preview': 'Scenario',
} as const;
