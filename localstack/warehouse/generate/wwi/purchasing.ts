/** What was ordered from suppliers, when it came, and what the stock became by it. */
import { weekdayOfDayNumber } from '../calendar.ts';
import { apportion } from '../random/apportion.ts';
import { createRandom, type Random } from '../random/prng.ts';
import { sum } from '../random/weighted.ts';
import type { Invoices } from './invoices.ts';
import type { StockItem } from './stock-items.ts';
import { suppliers } from './suppliers.ts';
import { DAY_COUNT, FIRST_DAY, LAST_DAY, onBusinessDay, previousBusinessDay } from './timeline.ts';

/** One purchase line. Days are day numbers, quantities are outers. */
export interface PurchaseLine {
  /** WWI Stock Item ID and WWI Supplier ID. */
  readonly item: number;
  readonly supplier: number;
  readonly day: number;
  /** When it comes, also when that is after the last day. */
  readonly arrival: number;
  ordered: number;
  received: number;
  /** Never comes, and nobody waits for it. */
  cancelled: boolean;
}

/** Units of each item sold on each day: `[(item - 1) * DAY_COUNT + day index]`. */
export function dailyDemand(invoices: Invoices, items: number): Int32Array {
  const demand = new Int32Array(items * DAY_COUNT);
  for (let invoice = 0; invoice < invoices.count; invoice += 1) {
    const index = (invoices.day[invoice] ?? 0) - FIRST_DAY;
    const to = invoices.firstLine[invoice + 1] ?? 0;
    for (let line = invoices.firstLine[invoice] ?? 0; line < to; line += 1) {
      const cell = ((invoices.item[line] ?? 0) - 1) * DAY_COUNT + index;
      demand[cell] = (demand[cell] ?? 0) + (invoices.quantity[line] ?? 0);
    }
  }
  return demand;
}

/** Units between two days, both included; days outside the data count as none. */
export function demandBetween(demand: Int32Array, item: number, from: number, to: number): number {
  let total = 0;
  const start = (item - 1) * DAY_COUNT;
  const last = Math.min(to, LAST_DAY) - FIRST_DAY;
  for (let index = Math.max(0, from - FIRST_DAY); index <= last; index += 1)
    total += demand[start + index] ?? 0;
  return total;
}

/**
 * Places and sizes `lines` purchase lines, of which about `receipts` have come by the last day: each supplier is ordered from on its own weekday, an item as often as
 * it sells, each time so much that it lasts until the next delivery.
 */
export function planPurchases(
  seed: number,
  lines: number,
  receipts: number,
  items: readonly StockItem[],
  demand: Int32Array,
): PurchaseLine[] {
  const random = createRandom(seed, 'wwi purchases');
  // The one item of its supplier is bought once, whatever the scale: scores have to cope with that.
  const once = items.map(({ supplier }) => (supplier === SINGLE_ORDER_SUPPLIER ? 1 : 0));
  const rest = apportion(lines - sum(once), purchaseWeights(items, demand));
  const counts = rest.map((count, place) => once[place] || count);
  const plan = items.map((item, place) => placeOrders(random, item, place + 1, counts[place] ?? 0));
  const due = plan.flat().filter(({ arrival }) => arrival <= LAST_DAY).length;
  // A small warehouse has too few deliveries to spare any.
  cancel(random, plan.flat(), Math.min(due - receipts, Math.round(lines * MOST_CANCELLED)));
  plan.forEach((own, place) => {
    const item = items[place];
    if (item !== undefined) sizeOrders(random, item, place + 1, own, demand);
  });
  return plan
    .flat()
    .sort((left, right) => left.day - right.day || left.supplier - right.supplier || left.item - right.item);
}

/** WWI Supplier ID of Lucerne Publishing. */
const SINGLE_ORDER_SUPPLIER = 8;

/** Items that sell more are ordered more often, but less than in proportion; those that never sold, once. */
function purchaseWeights(items: readonly StockItem[], demand: Int32Array): Float64Array {
  return Float64Array.from(items, (item, place) => {
    if (item.supplier === SINGLE_ORDER_SUPPLIER) return 0;
    const sold = demandBetween(demand, place + 1, FIRST_DAY, LAST_DAY);
    return sold === 0 ? 0.025 : (sold / item.quantityPerOuter + 1) ** 0.35;
  });
}

function placeOrders(random: Random, item: StockItem, id: number, count: number): PurchaseLine[] {
  const first = item.soldFrom === FIRST_DAY ? FIRST_DAY : item.soldFrom - item.leadTimeDays * 2;
  // An item that is no longer sold is no longer bought either, from some weeks before.
  const last = item.soldTo === LAST_DAY ? LAST_DAY : item.soldTo - 30;
  const step = (last - first) / Math.max(1, count);
  const weekday = (item.supplier % 5) + 1;
  const offset = random.next();
  const days = Array.from({ length: count }, (_, index) => {
    const wanted = Math.floor(first + (index + offset) * step);
    return Math.min(LAST_DAY, step >= 7 ? snap(wanted, weekday, last) : onBusinessDay(wanted));
  });
  // Two orders of an item on one day would be a duplicate: the earlier one moves back.
  for (let index = count - 2; index >= 0; index -= 1) {
    const next = days[index + 1] ?? LAST_DAY;
    if ((days[index] ?? 0) < next) continue;
    days[index] = Math.max(FIRST_DAY, step >= 7 ? next - 7 : previousBusinessDay(next));
  }
  return days.map((day): PurchaseLine => {
    return {
      item: id,
      supplier: item.supplier,
      day,
      arrival: onBusinessDay(day + leadTime(random, item)),
      ordered: 0,
      received: 0,
      cancelled: false,
    };
  });
}

/** The next day with this weekday, or the one before when that is too late. */
function snap(day: number, weekday: number, last: number): number {
  const next = day + ((weekday - weekdayOfDayNumber(day) + 7) % 7);
  return next > last ? next - 7 : next;
}

function leadTime(random: Random, item: StockItem): number {
  const supplier = suppliers[item.supplier - 1];
  const factor = (supplier?.delay ?? 1) * Math.exp((supplier?.spread ?? 0) * random.boundedNormal(2.5));
  return Math.max(1, Math.round(item.leadTimeDays * factor));
}

/** Marks lines as never delivered, more of them with unreliable suppliers, none of the newest. */
function cancel(random: Random, lines: readonly PurchaseLine[], wanted: number): void {
  const candidates = lines.filter(
    ({ supplier, arrival }) => arrival <= LAST_DAY - 60 && (suppliers[supplier - 1]?.cancelWeight ?? 0) > 0,
  );
  for (let found = 0, tries = 0; found < wanted && tries < 100_000 && candidates.length > 0; tries += 1) {
    const line = random.pick(candidates);
    if (line.cancelled || random.next() > (suppliers[line.supplier - 1]?.cancelWeight ?? 0) / 6) continue;
    line.cancelled = true;
    found += 1;
  }
}

/** At most this part of the purchase lines never arrives. */
const MOST_CANCELLED = 0.03;

/** How long the stock of an item shall last after the end, relative to its lead time. */
function finalCover(random: Random): number {
  const roll = random.next();
  if (roll < 0.12) return random.uniform(0.15, 0.85);
  if (roll < 0.3) return random.uniform(1.0, 1.5);
  return random.uniform(2, 5);
}

function sizeOrders(
  random: Random,
  item: StockItem,
  id: number,
  lines: readonly PurchaseLine[],
  demand: Int32Array,
): void {
  const sorted = [...lines].sort((left, right) => left.arrival - right.arrival || left.day - right.day);
  const perDay = demandBetween(demand, id, LAST_DAY - 89, LAST_DAY) / 90;
  const cover = finalCover(random);
  let stock = 0;
  sorted.forEach((line, index) => {
    // A delivery that will not come is made up for by the one before it.
    const next =
      sorted.slice(index + 1).find(({ cancelled }) => !cancelled)?.arrival ?? Number.POSITIVE_INFINITY;
    const isLast = next > LAST_DAY;
    const lasting = demandBetween(demand, id, line.arrival, Math.min(next - 1, LAST_DAY));
    const guess = lasting * Math.exp(isLast ? 0 : 0.1 * random.boundedNormal(2));
    const reserve = isLast ? perDay * item.leadTimeDays * cover : lasting * 0.15;
    line.ordered = Math.max(1, Math.ceil((guess + reserve - stock) / item.quantityPerOuter));
    line.received = receivedOuters(random, line);
    stock += line.received * item.quantityPerOuter - lasting;
  });
}

/** Most deliveries are complete; what is not due yet has not come. */
function receivedOuters(random: Random, line: PurchaseLine): number {
  if (line.cancelled || line.arrival > LAST_DAY) return 0;
  const isShort = random.chance(suppliers[line.supplier - 1]?.shortShare ?? 0);
  return isShort ? Math.max(1, Math.floor(line.ordered * random.uniform(0.4, 0.95))) : line.ordered;
}
