import { changePhrases, changeWords } from '@otel-bi/shared/words/changes.ts';
import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../shared/format/format.ts';
import { en } from '../../shared/i18n/en.ts';
import { hr } from '../../shared/i18n/hr.ts';
import { lineageHr } from '../../shared/i18n/lineage.hr.ts';
import type { Verification } from './api/lineage.ts';
import { changePctOf, changeText, valueTexts, verdictOf } from './verdict.ts';

const english = createFormatter('en-GB');
const croatian = createFormatter('hr');

const none = { recorded: null, now: null };
const part: Verification['parts'][number] = {
  screen: 'aw.sales.kpis',
  holds: true,
  comparedBy: 'values',
  rowCount: { recorded: 13, now: 13 },
  rowsAdded: 0,
  rowsRemoved: 0,
  asOf: none,
  model: none,
  movedCount: 0,
  totals: [],
};
const holding: Verification = {
  auditId: 'id',
  recordedAt: '2014-01-29T02:00:00.000Z',
  holds: true,
  rowHolds: true,
  resultHash: none,
  asOf: none,
  rowCount: none,
  queryHash: none,
  catalogueVersion: none,
  dataState: none,
  comparedBy: 'values',
  parts: [part],
  movedCount: 0,
  moved: [],
  changes: [],
};

describe('the verdict', () => {
  const of = (more: Partial<Verification>, metric?: string) =>
    verdictOf({ ...holding, ...more }, metric, en, english);

  test('of one answer, of several, and by hash alone', () => {
    expect(of({})).toEqual(['It still holds: every value is the same']);
    expect(of({ parts: [part, part] })).toEqual([
      'It still holds: every value of all 2 analyses is the same',
    ]);
    expect(of({ comparedBy: 'hash' })).toEqual(['It still holds: the fingerprint is the same']);
  });

  test('tells the number that was asked about first', () => {
    const moved = [
      { screen: 'aw.sales.kpis', row: 'total_revenue', field: 'value', recorded: 52.5, now: 51.9 },
    ];
    expect(of({ holds: false, moved, movedCount: 1 }, 'total_revenue')).toEqual([
      'This number was 52.5 and is 51.9 now',
      '1 value is not what it was',
    ]);
    expect(of({ holds: false, moved, movedCount: 2 }, 'profit')).toEqual(['2 values are not what they were']);
  });

  test('names a forged record where every value is the same', () => {
    const changes = [{ key: 'row_forged', params: {}, message: '' }] as const;
    expect(of({ holds: false, rowHolds: false, changes: [...changes] })).toEqual([
      'It does not hold: what was recorded has been changed',
    ]);
  });

  test('says that an answer is another one where only its hash was kept', () => {
    expect(of({ holds: false, comparedBy: 'hash', parts: [{ ...part, holds: false }] })).toEqual([
      'The answer is not the same as then',
    ]);
  });
});

test('values have as many digits as tell them apart', () => {
  expect(valueTexts(52526065.0303, 51896066.7146, en, english)).toEqual(['52,526,065.03', '51,896,066.71']);
  expect(valueTexts(1.0011, 1.0012, en, english)).toEqual(['1.0011', '1.0012']);
  expect(valueTexts(undefined, 'HIGH', en, english)).toEqual(['none', 'HIGH']);
});

test('a percentage is no measure of percentages, nor of what was nothing', () => {
  expect(changePctOf(200, 150)).toBe(-25);
  expect(changePctOf(-200, -150)).toBe(25);
  expect(changePctOf(60, 54, 'changePct')).toBeNull();
  expect(changePctOf(0, 54)).toBeNull();
  expect(changePctOf('a', 54)).toBeNull();
});

describe('what is different', () => {
  const change = {
    key: 'table_rows_to',
    params: { table: 'Fact.Sale', recorded: 1200, recordedTo: '2016-05-30', now: 1300, nowTo: '2016-05-31' },
    message: 'Fact.Sale had more.',
  } as const;

  test('is said in the reader’s language with dates as the reader writes them', () => {
    expect(changeText(change, en, english)).toBe(
      'Fact.Sale had 1,200 rows to 30 May 2016 and has 1,300 to 31 May 2016.',
    );
    expect(changeText(change, hr, croatian)).toBe(
      'Fact.Sale: redaka je do 30. svi 2016. bilo 1.200, a do 31. svi 2016. sada ih je 1.300.',
    );
  });

  test('of a newer API stays in English', () => {
    const newer = { ...change, key: 'toString' } as unknown as typeof change;
    expect(changeText(newer, hr, croatian)).toBe('Fact.Sale had more.');
  });

  test('has all its sentences and words in Croatian, with no slot of its own', () => {
    const slots = (template: string) =>
      [...new Set(Array.from(template.matchAll(/\{([^}:|]+)/g), ([, name]) => name))].sort();
    const { phrases, words } = lineageHr.said ?? { phrases: {}, words: {} };
    expect(Object.keys(words).sort()).toEqual(Object.keys(changeWords).sort());
    for (const [key, template] of Object.entries(phrases)) {
      expect(slots(changePhrases[key as keyof typeof changePhrases]), key).toEqual(slots(template));
    }
  });
});
