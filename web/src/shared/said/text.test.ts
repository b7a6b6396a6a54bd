import { phrases } from '@otel-bi/shared/words/phrases.ts';
import { say } from '@otel-bi/shared/words/say.ts';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../format/format.ts';
import { en } from '../i18n/en.ts';
import { hr } from '../i18n/hr.ts';
import { saidHr } from '../i18n/said.hr.ts';
import { saidText } from './text.ts';

const english = createFormatter('en-GB');
const croatian = createFormatter('hr');
/** Names of the slots of a template, in order of the alphabet. */
const slots = (template: string) =>
  [...new Set(Array.from(template.matchAll(/\{([^}:|]+)/g), ([, name]) => name))].sort();

test('dates and percentages are the reader’s, not those of the API', () => {
  const said = [say('tail_daily', { from: '2014-01-01', value: 2.7 })];
  expect(saidText(said, en, english)).toBe(
    'From 1 Jan 2014 the daily value is 2.7% of its usual level: the load looks cut off.',
  );
  expect(saidText(said, hr, croatian)).toMatch(/^Od 1\. sij 2014\. dnevna je vrijednost 2,7\s%/);
});

test('a reason to order is said in Croatian with its nouns in form', () => {
  const said = [
    say('stock_short', { cover: 1, lead: 11.3 }),
    say('order_packed', { quantity: 120, outers: 12, pack: 10 }),
  ];
  expect(saidText(said, hr, croatian)).toBe(
    'Zaliha traje 1 dan, manje od roka isporuke od 11,3 dana: naruči 120 (12 pakiranja po 10).',
  );
});

test('a day that ends with a point ends its sentence', () => {
  expect(saidText([say('forecast_trained', { through: '2013-12-31' })], hr, croatian)).toMatch(/2013\.$/);
});

test('a sentence of a newer API is not known', () => {
  expect(saidText([{ key: 'toString', params: {} }], hr, croatian)).toBeUndefined();
  expect(saidText(undefined, en, english)).toBeUndefined();
});

describe('Croatian', () => {
  test.each(Object.keys(phrases) as (keyof typeof phrases)[])('%s fills no slot of its own', (key) => {
    expect(slots(phrases[key])).toEqual(expect.arrayContaining(slots(saidHr.phrases[key])));
  });

  test.each(Object.entries(saidHr.phrases))('%s has three forms of each noun', (_key, template) => {
    for (const [slot] of template.matchAll(/\{[^}]*\|[^}]*\}/g)) expect(slot.split('|')).toHaveLength(4);
  });
});
