/** Sales order numbers: one sequence over both channels, in the order of days. */
import type { SalesLines } from './sales-lines.ts';

const FIRST_NUMBER = 43_659;

export interface OrderNumbers {
  /** Number by place of the order; the order's name is `SO` and the number. */
  readonly internet: Int32Array;
  readonly reseller: Int32Array;
}

/** On one day the reseller orders come first. */
export function numberOrders(internet: SalesLines, reseller: SalesLines): OrderNumbers {
  const internetDays = orderDays(internet);
  const resellerDays = orderDays(reseller);
  const numbers = {
    internet: new Int32Array(internetDays.length),
    reseller: new Int32Array(resellerDays.length),
  };
  let left = 0;
  let right = 0;
  for (let number = FIRST_NUMBER; left < internetDays.length || right < resellerDays.length; number += 1) {
    const isReseller = (resellerDays[right] ?? Infinity) <= (internetDays[left] ?? Infinity);
    if (isReseller) numbers.reseller[right++] = number;
    else numbers.internet[left++] = number;
  }
  return numbers;
}

/** Day of each order, by place. */
function orderDays(lines: SalesLines): Int32Array {
  const count = lines.length === 0 ? 0 : (lines.order[lines.length - 1] ?? 0) + 1;
  const days = new Int32Array(count);
  for (let row = 0; row < lines.length; row += 1) days[lines.order[row] ?? 0] = lines.day[row] ?? 0;
  return days;
}
