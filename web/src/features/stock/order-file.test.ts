import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { ordersOf } from './order.ts';
import { orderCsv, orderFile, orderXlsx } from './order-file.ts';
import { recommendation } from './testing/recommendation.ts';

const heads = {
  supplier: 'Supplier',
  key: 'Item key',
  item: 'Item',
  quantity: 'Units',
  outers: 'Outers',
  recommended: 'Recommended',
  cost: 'Cost',
  onHand: 'On hand',
  onOrder: 'On order',
  cover: 'Days of cover',
  lead: 'Lead time',
  urgency: 'Urgency',
};
const orders = ordersOf(
  [
    recommendation(1, { stockItem: '=cmd|calc', recommendedQuantity: 30, estimatedCost: 10.5 }),
    recommendation(2, { stockItem: 'Mug, "large"', recommendedQuantity: 20, onHand: -3 }),
    recommendation(3, { recommendedQuantity: 10 }),
  ],
  { 3: 0 },
);

test('a file holds what is ordered and nothing that a spreadsheet would run', async () => {
  const text = await orderCsv(orderFile(orders, heads)).text();
  expect(text.split('\r\n')).toEqual([
    'Supplier,Item key,Item,Units,Outers,Recommended,Cost,On hand,On order,Days of cover,Lead time,Urgency',
    `"Litware, Inc.",1,'=cmd|calc,30,3,30,10.5,0,0,,1,LOW`,
    '"Litware, Inc.",2,"Mug, ""large""",20,2,20,,-3,0,,1,LOW',
    '',
  ]);
});

test('the workbook holds the same, numbers as numbers and texts as texts', async () => {
  const blob = await orderXlsx(orderFile(orders, heads), 'Order');
  const { sheets } = await readXlsx(new Uint8Array(await blob.arrayBuffer()));
  expect(sheets[0]?.name).toBe('Order');
  expect(sheets[0]?.rows[1]?.slice(0, 5)).toEqual(['Litware, Inc.', 1, '=cmd|calc', 30, 3]);
  expect(sheets[0]?.rows).toHaveLength(3);
});
