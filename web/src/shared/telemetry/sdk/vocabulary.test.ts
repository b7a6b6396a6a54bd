import { expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { hr } from '../../i18n/hr.ts';
import { clickName } from './control.ts';
import { vocabularyOf } from './vocabulary.ts';

const messages = {
  refresh: 'Refresh',
  only: (name: string) => `Show only ${name}`,
  order: (count: string) => `order ${count}`,
  table: { find: 'Find an employee or territory', all: (n: string) => `All ${n}` },
  count: (n: number) => n.toFixed(1),
  long: 'This text is far too long to stand on any button, whoever has drawn it.',
};

test('controls are told by the beginning that the page itself says, and by nothing else on them', () => {
  const words = vocabularyOf(messages, messages);
  expect(words('Refresh: AdventureWorks')).toBe('Refresh');
  expect(words('Show only Southwest')).toBe('Show only');
  expect(words('  order\n 2,990')).toBe('order');
  expect(words('All 36')).toBe('All');
  expect(words('Find an employee or territory')).toBe('Find an employee or territory');
  for (const data of ['Šárka D Quinn', 'Refreshments Ltd', 'Allison Porter', '2.0', '', 'x'.repeat(10_000)]) {
    expect(words(data), data).toBeNull();
  }
});

test('spans are named in English, whatever language the page is in', () => {
  const words = vocabularyOf(hr, en);
  expect(words(hr.kpi.explain)).toBe(en.kpi.explain);
  expect(words(hr.traces.live)).toBe('Live');
});

test('the names of clicks are few', () => {
  const control = { kind: 'link', label: null, part: null };
  expect(clickName({ ...control, kind: 'button', label: 'Refresh' }, '/aw/sales')).toBe(
    'click Refresh /aw/sales',
  );
  expect(clickName({ ...control, part: 'Reps' }, '/aw/reps/272')).toBe('click link in Reps /aw/reps/{id}');
  expect(clickName(control, '/')).toBe('click link /');
});
