import { describe, expect, it } from 'vitest';
import { cadenceOf, eventBridgeCron } from './cron.ts';

describe('cron expressions', () => {
  it.each([
    ['0 2 * * *', 'cron(0 2 * * ? *)', 'day'],
    ['30 * * * *', 'cron(30 * * * ? *)', 'hour'],
    ['* * * * *', 'cron(* * * * ? *)', 'minute'],
  ])('%s is %s and fires every %s', (cron, expression, cadence) => {
    expect(eventBridgeCron(cron)).toBe(expression);
    expect(cadenceOf(cron)).toBe(cadence);
  });

  it('counts weekdays as EventBridge does, from Sunday as 1', () => {
    expect(eventBridgeCron('0 6 * * 0')).toBe('cron(0 6 ? * 1 *)');
    expect(eventBridgeCron('0 6 * * 7')).toBe('cron(0 6 ? * 1 *)');
    expect(eventBridgeCron('0 6 * * 1')).toBe('cron(0 6 ? * 2 *)');
  });

  it.each(['0 2 * *', '0 2 * * * *', '0 0 1 * 1', '0 0 * * 1-5'])('refuses %s', (cron) => {
    expect(() => eventBridgeCron(cron)).toThrow(cron);
  });

  it('knows no alarm for what fires less than daily', () => {
    expect(() => cadenceOf('0 2 * * 1')).toThrow('less than daily');
  });
});
