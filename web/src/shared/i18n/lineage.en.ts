/** English messages of verification: whether a number still holds, and what is different. */

import type { changePhrases, changeWords } from '@otel-bi/shared/words/changes.ts';

const plural = (count: string, one: string, many: string) => (count === '1' ? one : many);

/** Sentences and words of another language; the English ones come with what the API says. */
export interface LineageSaid {
  readonly phrases: Readonly<Record<keyof typeof changePhrases, string>>;
  readonly words: Readonly<Record<keyof typeof changeWords, string>>;
}

export const lineageEn = {
  said: null as LineageSaid | null,
  verify: 'Verify',
  hint: 'Runs the same analysis again and compares every value.',
  running: 'Running the analysis again',
  holds: 'It still holds: every value is the same',
  holdsByHash: 'It still holds: the fingerprint is the same',
  holdsParts: (count: string) => `It still holds: every value of all ${count} analyses is the same`,
  moved: (count: string) =>
    `${count} ${plural(count, 'value is', 'values are')} not what ${plural(count, 'it was', 'they were')}`,
  movedUnknown: 'The answer is not the same as then',
  forged: 'It does not hold: what was recorded has been changed',
  thisNumber: (recorded: string, now: string) => `This number was ${recorded} and is ${now} now`,
  recorded: 'Then',
  now: 'Now',
  change: 'Change',
  compared: 'Then and now',
  asOf: 'Newest fact',
  rows: 'Rows',
  total: (field: string) => `${field}, sum`,
  partHolds: 'the same',
  partMoved: (count: string) => `${count} ${plural(count, 'value', 'values')} moved`,
  partOther: 'not the same',
  changed: 'What is different since then',
  values: 'Values that moved',
  whole: 'whole answer',
  came: 'row came',
  went: 'row went',
  none: 'none',
  more: (count: string) => `and ${count} more`,
  data: 'Data',
  dataSame: 'the newest known are the same',
  dataChanged: (at: string) => `other data came later, first seen ${at}`,
  model: 'Model',
  checkedEarlier: 'These checks were made on earlier data than the number came from.',
  otherData: 'The checks were made on other data than this number came from',
  notChecked: (at: string) => `Not checked yet: other data came after the checks, first seen ${at}`,
  fields: {
    value: 'Value',
    previous: 'Period before',
    changePct: 'Change in percent',
    changePoints: 'Change in points',
    revenue: 'Revenue',
    internetRevenue: 'Internet revenue',
    resellerRevenue: 'Reseller revenue',
    orders: 'Orders',
    units: 'Units',
    profit: 'Profit',
    invoices: 'Invoices',
    lower: 'Lower bound',
    upper: 'Upper bound',
    expected: 'Expected',
    rank: 'Rank',
    score: 'Score',
    onHand: 'On hand',
    onOrder: 'On order',
    reorderPoint: 'Reorder point',
    safetyStock: 'Safety stock',
    dailyDemand: 'Daily demand',
    daysOfCover: 'Days of cover',
    recommendedQuantity: 'Recommended quantity',
    estimatedCost: 'Estimated cost',
    urgency: 'Urgency',
    purchaseOrders: 'Order lines',
    fillRatePct: 'Fill rate',
    lines: 'Lines',
    orderedOuters: 'Ordered outers',
    receivedOuters: 'Received outers',
    sharePct: 'Share',
    reason: 'Reason',
  } as Readonly<Record<string, string>>,
};
