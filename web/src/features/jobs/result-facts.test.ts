import { expect, test } from 'vitest';
import { factsOf } from './result-facts.ts';

test('plain values and lengths of lists are facts, notices are sentences, the rest stays in the whole', () => {
  const result = {
    asOf: '2016-05-31',
    events: 3,
    isFirst: true,
    checks: [{}, {}],
    deep: { a: 1 },
    nothing: null,
    notices: [
      { code: 'x', message: 'Two items are new.' },
      { code: 'y' },
      'z',
      { code: 'x', message: 'Odd.', said: 7 },
    ],
  };
  expect(factsOf(result)).toEqual({
    facts: [
      { name: 'asOf', value: '2016-05-31' },
      { name: 'events', value: 3 },
      { name: 'isFirst', value: true },
      { name: 'checks', value: '', count: 2 },
    ],
    notices: [{ code: 'x', message: 'Two items are new.' }],
  });
});

test.each([[null], [[1, 2]], ['text'], [7]])('a result of %j has no facts', (result) => {
  expect(factsOf(result)).toEqual({ facts: [], notices: [] });
});
