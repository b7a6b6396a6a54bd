/** The contract's five-field cron expressions in the terms of EventBridge and of alarms. */

const FIELDS = 5;

function fieldsOf(cron: string): readonly [string, string, string, string, string] {
  const [minute, hour, day, month, weekday, ...rest] = cron.trim().split(/\s+/);
  if (!minute || !hour || !day || !month || !weekday || rest.length > 0) {
    throw new Error(`'${cron}' is no cron expression of ${FIELDS} fields`);
  }
  return [minute, hour, day, month, weekday];
}

/**
 * EventBridge's six fields, in UTC: of day and weekday one is `?`, and Sunday is 1 instead of 0.
 * @throws Error for an expression that EventBridge cannot say
 */
export function eventBridgeCron(cron: string): string {
  const [minute, hour, day, month, weekday] = fieldsOf(cron);
  if (day !== '*' && weekday !== '*') {
    throw new Error(`'${cron}' names days of the month and of the week: EventBridge takes one of them`);
  }
  if (weekday === '*') return `cron(${minute} ${hour} ${day} ${month} ? *)`;
  if (!/^[0-7]$/.test(weekday)) throw new Error(`'${cron}': only a single weekday can be translated`);
  return `cron(${minute} ${hour} ? ${month} ${(Number(weekday) % 7) + 1} *)`;
}

/** How often it fires: the coarsest of these that it does not miss. */
export type Cadence = 'minute' | 'hour' | 'day';

/** @throws Error for what fires less than daily: its silence needs an alarm of another kind */
export function cadenceOf(cron: string): Cadence {
  const [minute, hour, day, month, weekday] = fieldsOf(cron);
  if (day !== '*' || month !== '*' || weekday !== '*') throw new Error(`'${cron}' fires less than daily`);
  if (hour !== '*') return 'day';
  return minute === '*' ? 'minute' : 'hour';
}
