/**
 * Every sentence that an answer says about its numbers: why one is missing, what was left out, what to do.
 * The key is stable; the template is its English. A slot names a parameter and how it is written:
 * `{x}` as it is, `{x:n}` a number, `{x:d}` a day, `{x:p}` a percentage, `{x:r}` a ratio, `{x:w}` a word of `words`,
 * `{x:l}` a list, `{x|one|other}` a noun by the number x. A template that ends in a colon leads to the next.
 */
export const phrases = {
  // What is loaded, and how far it goes.
  nothing_loaded: 'No data are loaded.',
  no_sales_loaded: 'No sales are loaded.',
  no_channel_sales_loaded: 'No {channel:w} sales are loaded.',
  no_purchases_loaded: 'No purchases are loaded.',
  channel_incomplete: 'The {channel:w} channel is incomplete.',
  sales_incomplete: 'The sales are incomplete.',
  tail_daily: 'From {from:d} the daily value is {value:p} of its usual level: the load looks cut off.',
  tail_daily_orders:
    'From {from:d} the daily value is {value:p} of its usual level with {orders:p} of the usual orders: the load looks cut off.',
  tail_low_since: 'It has been low since {since:d}, but that month is nearly whole and stands.',
  tail_batch: "The batch of {date:d} is {value:p} of a usual month's: the load looks cut off.",
  period_ends_early:
    'The period ends on {through:d}, the last day on which every channel is complete ({ends:l}).',
  before_begin: 'Days before {first:d} are zero: the data begin there.',
  after_end: 'Days after {last:d} are zero: the data end there.',
  outside: 'The period lies outside the data: the complete data run from {first:d} to {through:d}.',
  partly_outside:
    'Part of the period lies outside the data: the complete data run from {first:d} to {through:d}.',
  compared_partly_known:
    'The data begin on {first:d}, so {which:w} ({from:d} to {to:d}) is only partly known: the changes are not like for like.',
  truncated: 'Cut to {from:d} to {to:d}: one answer holds at most {most:n} days.',

  // What the filters leave.
  none_in_period: 'No sales in the period pass the filters.',
  none_from_to: 'No sales from {from:d} to {to:d} pass the filters.',
  none_from_to_of:
    'No sales from {from:d} to {to:d} pass the filters; the data run from {first:d} to {last:d}.',
  no_reseller_from_to: 'No reseller sales from {from:d} to {to:d} pass the filters.',
  no_channel_sales: 'No {channel:w} sales pass the filters.',
  no_items: 'No stock item passes the filters.',
  no_suppliers: 'No supplier with purchases passes the filters.',
  cannot_filter: 'The {dimension:w} of {channel:w} sales was not loaded, so they cannot be filtered by it.',
  channel_filtered: 'Left out by the channel filter: no {channel:w} sales.',

  // What cannot be computed.
  column_missing: '{column:w}: the column was not loaded.',
  column_gaps: '{column:w}: {missing:n} of {rows:n} rows have no value.',
  no_change_negative: 'No percent change: the previous period is negative.',
  no_change_zero: 'No percent change: the previous period is 0.',
  no_comparison: 'No comparison with the previous period:',
  no_orders: 'No orders in the period.',
  no_invoices: 'No invoices in the period.',
  no_revenue_for_margin: 'No revenue in the period to take a margin of.',
  amounts_missing_sales: 'The sales amount of {lacking:n} of {lines:n} sales lines was not loaded.',
  amounts_missing_invoices: 'The amount of {lacking:n} of {lines:n} invoice lines was not loaded.',
  units_unknown: 'Units are unknown on days whose sales were loaded without an order quantity.',
  unpriced: '{count:n} sales lines have no sales amount and count as 0 in the revenue.',
  quantities_missing:
    'The order quantity of {unknown:n} of {products:n} products was not loaded: their units, trend and steadiness are unknown.',
  quota_unfiltered:
    'Quotas are set for all of an employee’s sales, so their attainment is not told for filtered sales.',
  unknown_reps: 'Sales of {count:n} employee keys that belong to nobody are left out: {keys:l}.',
  unknown_customers:
    '{count:n} of {lines:n} invoice lines belong to customers that the warehouse does not know; they are in all sums but not in the number of customers.',
  internet_has_no_reps: 'Internet sales name no sales employee, so there is nobody to score.',
  growth_unknown: 'The period before begins before the data ({first:d}), so growth is not told.',
  calendar_gaps: 'The date dimension has gaps, so the days between order and receipt cannot be counted.',
  never_ordered: '{count:n} {count|supplier was|suppliers were} never ordered from and cannot be scored.',
  lead_time_assumed:
    '{assumed:n} of {items:n} items have too few receipts to show their lead time; their Lead Time Days stand in for it, without variation.',
  reorder_level_stands_in:
    "{young:n} of {items:n} items have been sold for too short a time; the warehouse's own reorder level stands in for their reorder point.",
  anomalies_unknown:
    'The {channel:w} sales that pass the filters have too little history, or never change, to tell what is remarkable.',

  // Why a part of a score has no value.
  score_no_revenue: 'No revenue is known.',
  score_no_quota: 'No quota in the period.',
  score_no_previous: 'No revenue in the previous period.',
  score_no_margin: 'No gross margin: cost not loaded or no revenue.',
  score_no_customers: 'No customers are known.',
  score_nothing_ordered: 'Nothing was ordered.',
  score_no_lines: 'No purchase lines.',
  score_no_receipts: 'The data show no receipts to time.',
  score_few_receipts: 'Fewer than two timed receipts.',
  score_no_units: 'No units are known.',
  score_few_months: 'Fewer than {months:n} months with demand to judge by.',
  score_no_purchases: 'No purchase orders.',

  // Why a data-quality check has no answer, or what its answer means.
  quality_no_run: 'No run has ended yet.',
  quality_unknown_check: 'The newest run did not know this check.',
  quality_no_earlier_run: 'There is no earlier run to compare with.',
  quality_no_rows: '{table} holds no rows.',
  quality_no_values: '{table} holds no value in {column}.',
  quality_rows_after: '{rows:n} {rows|row|rows} after {before:n} in the last run.',

  // Forecasts.
  forecast_of: '{channel:w} sales:',
  forecast_nothing: 'There is nothing to forecast from.',
  forecast_ended: 'The {channel:w} channel ended on {through:d} and is left out of the forecast.',
  forecast_no_sales: 'No {channel:w} sales pass the filters, so there is nothing to forecast.',
  forecast_no_days: 'The series has no days.',
  forecast_not_finite: 'The series has values that are not finite numbers.',
  forecast_too_short: 'A forecast needs at least {days:n} days of history.',
  forecast_constant:
    'Every day of the history is {value:n}, so every forecast is; its uncertainty cannot be told.',
  forecast_naive: 'No model beats seasonal naive on {channel:w} sales, so it was used.',
  forecast_chosen:
    '{model:w} was chosen over {origins:n} backtest {origins|origin|origins}: MASE {mase:r}, seasonal naive {naive:r}.',
  forecast_asked:
    '{model:w} was asked for: MASE {mase:r} over {origins:n} backtest {origins|origin|origins}, seasonal naive {naive:r}.',
  forecast_fell_back: 'The history is too short for {asked:w}; {model:w} was used.',
  forecast_trained: 'Trained through {through:d}.',
  forecast_untested: 'The history is too short to test the {level:n} % intervals.',
  forecast_coverage: 'The {level:n} % intervals held {held:n} % of held-out values.',
  forecast_widths_unknown:
    'The backtest had days without any error, so how uncertain the forecast is cannot be told: its bounds lie at least as far away as the largest change in the history.',
  forecast_batches:
    'Sales come in month-end batches: monthly totals were forecast and put on the usual booking day; the days between are 0, and the backtest is of months.',
  forecast_with_batches:
    'Month-end batches were forecast as monthly totals and added to the forecast of ordinary days; the backtest is of the ordinary days.',

  // What to order: where the stock stands, and what follows.
  stock_no_demand_data: 'No demand data: nothing to order by.',
  stock_idle: 'No demand in the last {days:n} {days|day|days}: nothing to order.',
  stock_idle_above:
    'No demand in the last {days:n} {days|day|days} and stock is above the reorder level: nothing to order.',
  stock_out: 'Out of stock with demand of {demand:n} a day:',
  stock_short:
    'Stock on hand lasts {cover:n} {cover|day|days}, less than the lead time of {lead:n} {lead|day|days}:',
  stock_short_assumed:
    'Stock on hand lasts {cover:n} {cover|day|days}, less than the lead time of {lead:n} {lead|day|days} (assumed):',
  stock_position: 'Stock of {position:n} is {side:w} the {level:w} of {point:n}:',
  stock_position_open:
    'Stock of {position:n}, {open:n} of them on order, is {side:w} the {level:w} of {point:n}:',
  order: 'order {quantity:n}.',
  order_packed: 'order {quantity:n} ({outers:n} {outers|outer|outers} of {pack:n}).',
  speed_up: '{open:n} are on order, speed them up.',
  order_nothing: 'nothing to order.',
} as const;

/** Words that a sentence chooses among. */
export const words = {
  internet: 'internet',
  reseller: 'reseller',
  Internet: 'Internet',
  Reseller: 'Reseller',
  territory: 'territory',
  category: 'category',
  period_before: 'the period before',
  year_earlier: 'the same period a year earlier',
  internet_sales_amount: 'Sales amount of internet sales',
  internet_product_cost: 'Product cost of internet sales',
  internet_order_quantity: 'Order quantity of internet sales',
  internet_order_number: 'Order number of internet sales',
  internet_customer: 'Customer of internet sales',
  reseller_sales_amount: 'Sales amount of reseller sales',
  reseller_product_cost: 'Product cost of reseller sales',
  reseller_order_quantity: 'Order quantity of reseller sales',
  reseller_order_number: 'Order number of reseller sales',
  reseller_customer: 'Customer of reseller sales',
  total_excluding_tax: 'Total excluding tax of sales',
  profit: 'Profit of sales',
  quantity: 'Quantity of sales',
  invoice: 'Invoice of sales',
  customer: 'Customer of sales',
  linear: 'Linear trend',
  linear_seasonal: 'Linear trend with seasons',
  seasonal_naive: 'Seasonal naive',
  holt_winters: 'Damped Holt-Winters',
  theta: 'Theta',
  combination: 'Combination (median of three models)',
  at_or_below: 'at or below',
  above: 'above',
  reorder_point: 'reorder point',
  reorder_level: "warehouse's reorder level",
} as const;

export type PhraseKey = keyof typeof phrases;
export type WordKey = keyof typeof words;
