import { describe, expect, it } from 'vitest';
import { findDifference } from './difference.ts';

const row = (key: string, value: unknown, more = {}) => ({ key, value, ...more });

describe('findDifference', () => {
  it('finds none between equal answers', () => {
    const data = [row('a', 1, { parts: [{ x: null }, {}] })];
    expect(findDifference(data, structuredClone(data), { rowKey: ['key'] })).toEqual({
      count: 0,
      rowsAdded: 0,
      rowsRemoved: 0,
      fieldsAdded: [],
      listed: [],
    });
  });

  it('names the row and the field of each value that moved', () => {
    const recorded = [row('a', 1), row('b', 2, { parts: [{ x: 1 }, { x: 2 }] })];
    const now = [row('a', 1), row('b', null, { parts: [{ x: 1 }, { x: 3 }] })];
    expect(findDifference(recorded, now, { rowKey: ['key'] }).listed).toEqual([
      { row: 'b', field: 'value', recorded: 2, now: null },
      { row: 'b', field: 'parts.1.x', recorded: 2, now: 3 },
    ]);
  });

  it('names rows that came or went, and values of theirs', () => {
    const recorded = [row('a', 1, { changePct: 1 }), row('b', 2, { reason: 'few rows' })];
    const now = [row('b', 2, { changePct: 3 }), row('c', 4)];
    expect(findDifference(recorded, now, { rowKey: ['key'] })).toMatchObject({
      rowsAdded: 1,
      rowsRemoved: 1,
    });
    expect(findDifference(recorded, now, { rowKey: ['key'] }).listed).toEqual([
      { row: 'a', field: '', recorded: row('a', 1, { changePct: 1 }) },
      { row: 'b', field: 'reason', recorded: 'few rows' },
      { row: 'b', field: 'changePct', now: 3 },
      { row: 'c', field: '', now: row('c', 4) },
    ]);
  });

  it('calls rows by the name that people know', () => {
    const row = (value: number) => ({ key: 7, name: 'Mug', value });
    expect(findDifference([row(1)], [row(2)], { rowKey: ['key'], rowName: 'name' }).listed).toEqual([
      { row: '7', name: 'Mug', field: 'value', recorded: 1, now: 2 },
    ]);
  });

  it('takes a field that a release added for no value that moved, and names it', () => {
    const before = [row('a', 1, { parts: [{ x: 1 }] }), row('b', 2, { parts: [] })];
    const now = [
      row('a', 1, { parts: [{ x: 1, drawn: { width: 3, unit: 'pct' } }], orders: null }),
      row('b', 3, { parts: [] }),
    ];
    expect(findDifference(before, now, { rowKey: ['key'] })).toMatchObject({
      count: 1,
      fieldsAdded: ['parts.*.drawn', 'orders'],
      listed: [{ row: 'b', field: 'value', recorded: 2, now: 3 }],
    });
  });

  it('takes a value where others have one, and one that is gone, for moved', () => {
    const before = [row('a', 1, { units: 1, parts: [{ x: 1 }] }), row('b', 2, { parts: [{ x: 1 }] })];
    const now = [row('a', 1, { parts: [{ x: 1 }] }), row('b', 2, { units: 1, parts: [{ x: 1 }, { x: 2 }] })];
    expect(findDifference(before, now, { rowKey: ['key'] })).toMatchObject({
      fieldsAdded: [],
      listed: [
        { row: 'a', field: 'units', recorded: 1 },
        { row: 'b', field: 'units', now: 1 },
        { row: 'b', field: 'parts.1.x', now: 2 },
      ],
    });
  });

  it('passes over sentences that are said by their keys as well, and over no others', () => {
    const said = [{ key: 'mean', params: { n: 616.85 } }];
    const before = [row('a', 1, { reason: 'mean 616.9' }), row('b', 1, { reason: 'few' })];
    const now = [row('a', 1, { reason: 'mean 616.8', said }), row('b', 1, { reason: 'none' })];
    expect(findDifference(before, now, { rowKey: ['key'] }).listed).toEqual([
      { row: 'b', field: 'reason', recorded: 'few', now: 'none' },
    ]);
  });

  it('names an order that changed', () => {
    const [a, b] = [row('a', 1), row('b', 1)];
    expect(findDifference([a, b], [b, a], { rowKey: ['key'] }).listed).toEqual([
      { row: null, field: 'order of the rows', recorded: ['a', 'b'], now: ['b', 'a'] },
    ]);
  });

  it('tells rows apart by several fields, and those of one key by their place', () => {
    const at = (date: string, channel: string, value: number) => ({ date, channel, value });
    const recorded = [at('d', 'x', 1), at('d', 'y', 1), at('d', 'y', 2)];
    const now = [at('d', 'x', 1), at('d', 'y', 1), at('d', 'y', 3)];
    expect(findDifference(recorded, now, { rowKey: ['date', 'channel'] }).listed).toEqual([
      { row: 'd y (2)', field: 'value', recorded: 2, now: 3 },
    ]);
  });

  it('compares an answer that is no list as a whole', () => {
    expect(findDifference({ result: { cost: 1 } }, { result: { cost: 2 } }, { rowKey: [] }).listed).toEqual([
      { row: null, field: 'result.cost', recorded: 1, now: 2 },
    ]);
  });

  it('lists a hundred and counts the rest', () => {
    const many = (value: number) => Array.from({ length: 150 }, (_, key) => row(String(key), value));
    const { count, listed } = findDifference(many(1), many(2), { rowKey: ['key'] });
    expect({ count, listed: listed.length }).toEqual({ count: 150, listed: 100 });
  });
});
