/**
 * Query and path parameters, as strings of a URL turned into values. Each says what it accepts in its
 * error and carries its OpenAPI schema, since what a URL holds (text) is not what the document shows.
 */
import * as z from 'zod/mini';

/** JSON Schema of a parameter, kept beside its parser for the API document. */
export const parameterSchemas = z.registry<{ schema: Record<string, unknown>; description: string }>();

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
/** T-SQL's `datetime` begins a day earlier; that day is left to be the period before the first one. */
const EARLIEST_DATE = '1753-01-02';

/** True for a date that exists in the calendar: 2013-02-30 does not. */
export function isCalendarDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** An integer of a URL: plain digits in a closed range, nothing that Number() would also forgive. */
export function integerParameter(min: number, max: number, description: string) {
  const message = `must be a whole number from ${min} to ${max}`;
  const schema = z.pipe(
    z.string(message).check(z.regex(/^\d{1,10}$/, message)),
    z.pipe(z.transform(Number), z.number().check(z.gte(min, message), z.lte(max, message))),
  );
  parameterSchemas.add(schema, { schema: { type: 'integer', minimum: min, maximum: max }, description });
  return schema;
}

export function dateParameter(description: string) {
  const message = 'must be a calendar date as YYYY-MM-DD';
  const schema = z.string(message).check(
    z.refine(isCalendarDate, { error: message, abort: true }),
    z.refine((date) => date >= EARLIEST_DATE, { error: `must not be before ${EARLIEST_DATE}` }),
  );
  parameterSchemas.add(schema, { schema: { type: 'string', format: 'date' }, description });
  return schema;
}

export function choiceParameter<const T extends readonly [string, ...string[]]>(
  values: T,
  description: string,
) {
  const schema = z.enum(values, { error: `must be one of: ${values.join(', ')}` });
  parameterSchemas.add(schema, { schema: { type: 'string', enum: values }, description });
  return schema;
}

/** A name from the data (territory, category, supplier): compared without regard to case. */
export function nameParameter(description: string) {
  const message = 'must be 1 to 100 characters';
  const schema = z
    .string(message)
    .check(
      z.trim(),
      z.minLength(1, message),
      z.maxLength(100, message),
      z.refine(isPrintable, { error: message }),
    );
  parameterSchemas.add(schema, { schema: { type: 'string', minLength: 1, maxLength: 100 }, description });
  return schema;
}

/** False for text with control characters: line breaks, NUL and the like. */
export function isPrintable(text: string): boolean {
  return !/\p{Cc}/u.test(text);
}

/** An opaque cursor as a previous answer gave it in `meta.nextCursor`. */
export function cursorParameter() {
  const message = 'must be the nextCursor of a previous answer';
  const schema = z.string(message).check(z.regex(/^[A-Za-z0-9_-]{1,512}$/, message));
  parameterSchemas.add(schema, {
    schema: { type: 'string', maxLength: 512 },
    description: 'Where to go on: the nextCursor of the previous answer.',
  });
  return schema;
}

export function uuidParameter(description: string) {
  const message = 'must be a UUID';
  const schema = z
    .string(message)
    .check(
      z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, message),
      z.toLowerCase(),
    );
  parameterSchemas.add(schema, { schema: { type: 'string', format: 'uuid' }, description });
  return schema;
}

export const days_back = integerParameter(1, 3650, 'Days back from the as-of date, which is included.');
/** A key of a warehouse's dimension. */
export const dimensionKey = (description: string) => integerParameter(0, 2_147_483_647, description);
export const horizon_days = integerParameter(1, 365, 'Days to forecast.');
export const top_n = integerParameter(1, 1000, 'How many rows of the ranking.');
export const limit = integerParameter(1, 1000, 'How many rows of the page.');
export const from = dateParameter('First day of the period, included.');
export const to = dateParameter('Last day of the period, included.');
export const territory = nameParameter('Sales territory (region) by name.');
export const productCategory = nameParameter('Product category by name.');
export const productSubcategory = nameParameter('Product subcategory by name.');
export const channel = choiceParameter(['internet', 'reseller'], 'Sales channel; both when absent.');
export const supplier = nameParameter('Supplier by name.');
export const supplierCategory = nameParameter('Category of the supplier by name.');
export const domain = choiceParameter(['aw', 'wwi'], 'Warehouse the row is about.');

interface PeriodChoice {
  readonly days_back?: number | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Refuses a period that ends before it begins, naming `from`. */
export const orderedPeriod = z.refine<PeriodChoice>(
  ({ from, to }) => from === undefined || to === undefined || from <= to,
  { path: ['from'], error: 'must not be after to' },
);

/** Refuses `days_back` together with `from` or `to`: they would contradict each other. */
export const onePeriod = z.refine<PeriodChoice>(
  ({ days_back, from, to }) => days_back === undefined || (from === undefined && to === undefined),
  { path: ['days_back'], error: 'cannot be combined with from or to' },
);

export const none = z.strictObject({});

/** Filters that every AdventureWorks analysis takes. */
export const awFilters = {
  territory: z.optional(territory),
  category: z.optional(productCategory),
  channel: z.optional(channel),
};

/** Filters that every Wide World Importers analysis takes. */
export const wwiFilters = {
  supplier: z.optional(supplier),
  category: z.optional(supplierCategory),
};

export const compare = choiceParameter(
  ['previous', 'last_year'],
  'What the period is compared with: the period of equal length just before (the default), or the same days a year earlier.',
);

export const period = { from: z.optional(from), to: z.optional(to) };
export const page = { limit: z.optional(limit), cursor: z.optional(cursorParameter()) };
