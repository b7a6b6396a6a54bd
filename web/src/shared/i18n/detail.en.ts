/** English messages of what stands behind a number, and of what belongs together. */
import { english as plural } from './plural.ts';

export const detailEn = {
  scoreParts: {
    part: 'Part',
    value: 'Value, 0 to 100',
    weight: 'Weight',
    points: 'Points',
    drawnWhy:
      'Few observations say little, so each measure is drawn toward what is usual: the fewer there are, the more. The part’s value follows from what then counts.',
    evidence: {
      orders: (count: number, shown: string) => `${shown} ${plural(count, 'order', 'orders')}`,
      lines: (count: number, shown: string) => `${shown} ${plural(count, 'line', 'lines')}`,
      receipts: (count: number, shown: string) =>
        `${shown} ${plural(count, 'timed receipt', 'timed receipts')}`,
    },
    balanced: '(now − before) / (now + before)',
    drawn: (by: Readonly<Record<'own' | 'usual' | 'result' | 'evidence' | 'share', string>>) =>
      `measured ${by.own}, usual ${by.usual}: with ${by.evidence} the measure weighs ${by.share}, so ${by.result} counts`,
  },
  quality: {
    revenue: {
      touched: (count: string) => `${count} of them can distort the revenue`,
      safe: 'the revenue is not touched',
    },
  },
  orderKept: 'They stay in this browser tab until the stock data change.',
  /** What a file of each view has, and what it leaves to the screen. */
  exportHolds: {
    'aw.export.sales_history':
      'A row for each day of the chosen period, with the filters: revenue in all and by channel, orders, units. The figures, breakdowns and comparisons of this page are not in it; the forecast has a file of its own.',
    'aw.export.sales_forecast':
      'A row for each forecast day with its 95 % interval, and how each model did on the past.',
    'aw.export.rep_scores':
      'A row for each employee with the score, its components and their weights. The months behind the small lines are not in it.',
    'aw.export.product_demand':
      'A row for each product of the ranking with its classes, whatever this table is narrowed to.',
    'wwi.export.stock_recommendations':
      'A row for each item as recommended, whatever this table is narrowed to. Your own quantities are in the order files below.',
    'wwi.export.supplier_scores':
      'A row for each supplier with the score, its components and their weights. The months behind the fill rates are not in it.',
    'wwi.export.business_events': 'A row for each stock event of the chosen urgency, newest first.',
  },
  report: { open: 'Open it with both files', id: 'Report id' },
  nightly: {
    same: (model: string, days: number, thereDays: number) =>
      `The nightly job, which stores ${thereDays} ${plural(thereDays, 'day', 'days')}, chose the same model as these ${days} days: ${model}.`,
    other: (by: Readonly<Record<'here' | 'there', string> & Record<'days' | 'thereDays', number>>) =>
      `These ${by.days} days use ${by.here}; the nightly job, which stores ${by.thereDays} ${plural(by.thereDays, 'day', 'days')}, chose ${by.there}. Each choice is made by backtests as long as the forecast, and what is best for a month need not be best for a quarter.`,
  },
};
