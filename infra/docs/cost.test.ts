import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const section = page.slice(page.indexOf('## What it costs\n'), page.indexOf('## Alarms\n'));

/** Sums, products, quotients and brackets of numbers, as the tables write them. */
function compute(text: string): number {
  const tokens = text.replaceAll(',', '').match(/[\d.]+|[×/+()]/g) ?? [];
  let at = 0;
  const factor = (): number => {
    const token = tokens[at++];
    if (token !== '(') return Number(token);
    const inner = sum();
    at += 1;
    return inner;
  };
  const product = (): number => {
    let value = factor();
    while (tokens[at] === '×' || tokens[at] === '/')
      value = tokens[at++] === '×' ? value * factor() : value / factor();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+') {
      at += 1;
      value += product();
    }
    return value;
  };
  return sum();
}

const cents = (value: number) => Math.round(value * 100 + 1e-6) / 100;
const resultOf = (cell: string) => Number(/=\s*([\d.]+)\s*$/.exec(cell)?.[1]);
const bold = (cell: string) => Number(/\*\*([\d.]+)\*\*/.exec(cell)?.[1]);

/** The cells of each row below a title, without those of the head. */
function rowsBelow(title: string): string[][] {
  const table = section.slice(section.indexOf(title)).split('\n\n')[1] ?? '';
  return table
    .split('\n')
    .slice(2)
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

describe('what it costs', () => {
  it('follows from its own calculations', () => {
    const calculations = [...section.matchAll(/(?:\| |At most )([\d.,×/+() ]+) = ([\d.,]*\d)/g)];
    expect(calculations.length).toBeGreaterThan(30);
    for (const [all, calculation = '', result = ''] of calculations) {
      expect(cents(compute(calculation)), all).toBe(compute(result));
    }
  });

  it('adds up, always and by use', () => {
    for (const [title, columns] of [
      ['**Always', [1, 2]],
      ['**By use', [1]],
    ] as const) {
      const rows = rowsBelow(title);
      for (const column of columns) {
        const cells = rows.map((row) => row[column] ?? '');
        const parts = cells.slice(0, -1).map(resultOf);
        expect(parts.length).toBeGreaterThan(4);
        expect(cents(parts.reduce((total, part) => total + part, 0))).toBe(bold(cells.at(-1) ?? ''));
      }
    }
  });

  it('adds up at three loads', () => {
    const always = bold(rowsBelow('**Always').at(-1)?.[2] ?? '');
    const loads = rowsBelow('**Three loads');
    expect(loads).toHaveLength(3);
    for (const [, , , fixed, use = '', metrics = '', sum] of loads) {
      expect(Number(fixed)).toBe(always);
      expect(cents(always + resultOf(use) + resultOf(metrics))).toBe(Number(sum));
    }
  });
});
