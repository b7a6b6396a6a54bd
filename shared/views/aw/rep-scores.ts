import type * as z from 'zod/mini';
import type { repScores as endpoint, rankedRep } from '../../contract/aw/reps.ts';
import type { QueryOf } from '../../contract/endpoint.ts';
import { repSales } from '../../warehouse/aw/rep-sales.ts';
import { say } from '../../words/say.ts';
import { noticeOf } from '../notice.ts';
import { reportingPeriod } from '../reporting-period.ts';
import type { ViewContext, ViewResult } from '../view.ts';
import { channelNotices, freshness } from './channels.ts';
import { filterParameters, filterValues } from './filters.ts';
import { rankReps } from './rep-ranking.ts';
import { lastMonths } from './rep-time.ts';

type RepQuery = QueryOf<typeof endpoint>;
type RankedRep = z.output<typeof rankedRep>;

/** Months of a rep's course. */
const courseMonths = 24;

const internetOnly = noticeOf('not_applicable', say('internet_has_no_reps'));

/** Sales employees ranked over the last complete stretch of the reseller channel. One round trip. */
export async function awRepScores(context: ViewContext, query: RepQuery): Promise<ViewResult<RankedRep[]>> {
  const topN = query.top_n ?? context.settings.defaultTopN;
  const { territory, category } = filterValues(query);
  const rows = await context.warehouse.run(repSales, { territory, category }, context);
  const { channel, period, ranking, notices } = rankReps(context, query, rows, query.channel !== 'internet');
  const byPerson = Map.groupBy(rows, (row) => row.person_key);
  return {
    data: ranking.slice(0, topN).map((rep) => ({
      ...rep,
      revenueByMonth: lastMonths(byPerson.get(rep.employeeKey) ?? [], channel, courseMonths),
    })),
    meta: {
      totalRows: ranking.length,
      asOf: channel.asOf,
      queries: [repSales.name],
      parameters: { top_n: topN, ...filterParameters(query) },
      notices: [
        ...channelNotices([channel]),
        ...(query.channel === 'internet' ? [internetOnly] : []),
        ...notices,
      ],
      ...(period === null ? {} : { period: reportingPeriod(period) }),
      channels: freshness([channel]),
    },
  };
}
