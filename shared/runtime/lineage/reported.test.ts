import { describe, expect, it } from 'vitest';
import { type ReportedAnswer, reportedContent, reportedViews } from './reported.ts';
import { hashOfResult } from './result.ts';

const answer = (screen: string, rows: number): ReportedAnswer => ({
  screen,
  data: Array.from({ length: rows }, (_, key) => ({ key, text: 'x'.repeat(1_000) })),
  meta: { asOf: '2014-01-28', parameters: { top_n: 10 } },
});

describe('reportedViews', () => {
  it('keeps each analysis with its hash, in the order of the report', () => {
    const { views } = reportedViews([answer('aw.sales.kpis', 2), answer('aw.anomalies', 0)]);
    expect(views).toEqual([
      {
        screen: 'aw.sales.kpis',
        parameters: { top_n: 10 },
        asOf: '2014-01-28',
        model: null,
        rows: 2,
        sha256: hashOfResult(answer('aw.sales.kpis', 2).data),
        data: answer('aw.sales.kpis', 2).data,
      },
      expect.objectContaining({ screen: 'aw.anomalies', rows: 0, data: [] }),
    ]);
    expect(reportedContent.parse({ views })).toEqual({ views });
  });

  it('keeps the rows of the smallest first, and of the others the hash', () => {
    const { views } = reportedViews([answer('large', 300), answer('largest', 310), answer('small', 50)]);
    expect(views.map(({ screen, data }) => [screen, data === undefined])).toEqual([
      ['large', false],
      ['largest', true],
      ['small', false],
    ]);
    expect(views[1]?.sha256).toBe(hashOfResult(answer('largest', 310).data));
  });
});
