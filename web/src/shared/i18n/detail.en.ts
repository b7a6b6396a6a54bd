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
};
