import { type ReactNode, useMemo } from 'react';
import { Sparkline } from '../../shared/chart/Sparkline.tsx';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { type Column, DataTable } from '../../shared/ui/DataTable.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { Bullet } from '../scores/Bullet.tsx';
import type { Rep } from './api/scores.ts';
import { RepLink } from './RepLink.tsx';
import { repId, repKey } from './subjects.ts';

const QUOTA_MET_PCT = 100;

/** The sales employees, to be sorted by any column; quota attainment against its mark of 100 %. */
export function RepTable({ reps, tools }: { reps: readonly Rep[]; tools: ReactNode }) {
  const { m, f } = useI18n();
  const columns = useMemo(() => columnsOf(reps, m, f), [reps, m, f]);
  return (
    <DataTable
      name={m.analysis.pages.awReps}
      columns={columns}
      rows={reps}
      keyOf={repKey}
      find={m.insight.rep.find}
      tools={tools}
    />
  );
}

function columnsOf(reps: readonly Rep[], m: Messages, f: Formatter): Column<Rep>[] {
  const texts = m.analysis.reps;
  const max = Math.max(QUOTA_MET_PCT, ...reps.map(({ quotaAttainmentPct }) => quotaAttainmentPct ?? 0)) * 1.1;
  return [
    {
      id: 'rank',
      width: 64,
      label: m.analysis.scores.rank,
      sortKey: ({ rank }) => rank,
      cell: ({ rank }) => f.number(rank),
    },
    {
      id: 'rep',
      label: texts.rep,
      isHead: true,
      sortKey: ({ name }) => name,
      cell: (rep) => <RepLink rep={rep} />,
    },
    {
      id: 'territory',
      label: texts.territory,
      sortKey: ({ territory }) => territory,
      cell: ({ territory }) => territory ?? m.notAvailable,
    },
    {
      id: 'revenue',
      label: texts.revenue,
      isNumber: true,
      sortKey: ({ revenue }) => revenue,
      cell: (rep) => (
        <ExplainedNumber id={repId('rep_revenue', rep)} exact={f.exact(rep.revenue, 'USD')}>
          {f.value(rep.revenue, 'USD')}
        </ExplainedNumber>
      ),
    },
    {
      id: 'course',
      label: m.insight.rep.trend,
      sortKey: ({ growthPct }) => growthPct,
      text: ({ revenueByMonth }) => revenueByMonth.join(' '),
      cell: ({ revenueByMonth }) => <Sparkline current={revenueByMonth} />,
    },
    {
      id: 'orders',
      label: texts.orders,
      isNumber: true,
      sortKey: ({ orders }) => orders,
      cell: (rep) => (
        <ExplainedNumber id={repId('rep_orders', rep)} exact={f.exact(rep.orders, 'count')}>
          {f.number(rep.orders)}
        </ExplainedNumber>
      ),
    },
    {
      id: 'growth',
      label: texts.growth,
      isNumber: true,
      sortKey: ({ growthPct }) => growthPct,
      cell: (rep) =>
        rep.growthPct === null ? (
          m.notAvailable
        ) : (
          <ExplainedNumber id={repId('rep_growth_pct', rep)} exact={f.exact(rep.growthPct, 'percent')}>
            <span data-tone={rep.growthPct < 0 ? 'bad' : 'good'}>{f.change(rep.growthPct)}</span>
          </ExplainedNumber>
        ),
    },
    {
      id: 'quota',
      label: texts.quota,
      width: 232,
      sortKey: ({ quotaAttainmentPct }) => quotaAttainmentPct,
      cell: (rep) => <Quota rep={rep} max={max} />,
    },
  ];
}

function Quota({ rep, max }: { rep: Rep; max: number }) {
  const { m, f } = useI18n();
  const { quotaAttainmentPct: quota } = rep;
  if (quota === null) return m.notAvailable;
  return (
    <span className="bullet-cell">
      <Bullet value={quota} target={QUOTA_MET_PCT} max={max} mustReach />
      <ExplainedNumber id={repId('rep_quota_attainment_pct', rep)} exact={f.exact(quota, 'percent')}>
        {f.percent(quota)}
      </ExplainedNumber>
    </span>
  );
}
