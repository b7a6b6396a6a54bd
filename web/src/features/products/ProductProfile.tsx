/** One product: its course, its classes, and where and how it sells. */
import type { UseQueryResult } from '@tanstack/react-query';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { BreakdownAnswer } from '../sales/api/breakdown.ts';
import { Breakdown, isCompared } from '../sales/BreakdownSection.tsx';
import { MonthChart } from '../sales/MonthChart.tsx';
import { RankedBars } from '../sales/RankedBars.tsx';
import type { ProductProfileAnswer } from './api/profile.ts';
import { steadinessOf } from './classes.ts';
import { revenueMonthsId, unitMonthsId } from './profile-subjects.ts';
import { productId } from './subjects.ts';

interface ProductProfileProps {
  readonly answer: ProductProfileAnswer;
  readonly territories: UseQueryResult<BreakdownAnswer>;
  readonly channels: UseQueryResult<BreakdownAnswer>;
}

export function ProductProfile({ answer, territories, channels }: ProductProfileProps) {
  const { m } = useI18n();
  const { data, meta } = answer;
  const texts = m.insight.product;
  const shared = { subject: data.name, asOf: meta.asOf };
  const hasUnits = data.months.some(({ units }) => units !== null && units > 0);
  return (
    <>
      <ProfileAnswer answer={answer} />
      <Figures answer={answer} />
      <MonthChart
        {...shared}
        title={texts.revenue}
        months={data.months.map(({ revenue, ...month }) => ({ ...month, value: revenue }))}
        label={m.analysis.products.revenue}
        unit="USD"
        explainId={revenueMonthsId}
      />
      {hasUnits && (
        <MonthChart
          {...shared}
          title={texts.units}
          months={data.months.map(({ units, ...month }) => ({ ...month, value: units }))}
          label={m.analysis.products.units}
          unit="units"
          explainId={unitMonthsId}
          height={184}
        />
      )}
      <WhereSold territories={territories} channels={channels} />
    </>
  );
}

function WhereSold({ territories, channels }: Omit<ProductProfileProps, 'answer'>) {
  const { m } = useI18n();
  const [{ territory, channel }, setState] = useUrlState();
  const names: Readonly<Record<string, string>> = m.filter.channels;
  return (
    <div className="breakdowns">
      <Breakdown by="territory" query={territories}>
        {({ data, meta }) => (
          <RankedBars
            isCompared={isCompared(meta)}
            by="territory"
            parts={data}
            chosen={territory}
            onChoose={(key) => setState({ territory: territory === key ? undefined : key })}
            nameOf={({ name }) => name}
          />
        )}
      </Breakdown>
      <Breakdown by="channel" query={channels} nameOf={({ key, name }) => names[key] ?? name}>
        {({ data, meta }) => (
          <RankedBars
            isCompared={isCompared(meta)}
            by="channel"
            parts={data}
            chosen={channel}
            nameOf={({ key, name }) => names[key] ?? name}
          />
        )}
      </Breakdown>
    </div>
  );
}

function ProfileAnswer({ answer: { data, meta } }: { answer: ProductProfileAnswer }) {
  const { m, f } = useI18n();
  const texts = m.insight.product;
  const { name, demand, ranked, category } = data;
  const steadiness = demand && m.analysis.products.steadiness[steadinessOf(demand)];
  const sentence = demand
    ? `${texts.answer(name, f.value(demand.revenue, 'USD'), demand.rank, ranked)}; ${texts.classes(demand.abcClass, steadiness ?? '')}`
    : texts.noSales(name);
  return (
    <Answer
      sentence={sentence}
      details={
        <>
          {category && `${m.analysis.products.category}: ${category}. `}
          {meta.period && m.analysis.reps.period(f.dateRange(meta.period.from, meta.period.to))}{' '}
          <Notices notices={meta.notices} />
        </>
      }
    />
  );
}

function Figures({ answer: { data } }: { answer: ProductProfileAnswer }) {
  const { m, f } = useI18n();
  const { demand, rankedRevenue } = data;
  if (demand === null) return null;
  const texts = m.analysis.products;
  const { revenue, units, trendPctPerMonth: trend, demandScore } = demand;
  const share = rankedRevenue > 0 ? ` · ${f.percent((revenue / rankedRevenue) * 100)}` : '';
  return (
    <dl className="facts">
      <div>
        <dt>{texts.revenue}</dt>
        <dd>
          <ExplainedNumber id={productId('product_revenue', demand)} exact={f.exact(revenue, 'USD')}>
            {f.value(revenue, 'USD')}
          </ExplainedNumber>
          <span className="quiet">{share}</span>
        </dd>
      </div>
      <div>
        <dt>{texts.units}</dt>
        <dd>
          {units === null ? (
            m.notAvailable
          ) : (
            <ExplainedNumber id={productId('product_units', demand)} exact={f.exact(units, 'units')}>
              {f.number(units)}
            </ExplainedNumber>
          )}
        </dd>
      </div>
      <div>
        <dt>{texts.trend}</dt>
        <dd>
          {trend === null ? (
            m.notAvailable
          ) : (
            <ExplainedNumber
              id={productId('product_trend_pct_per_month', demand)}
              exact={f.exact(trend, 'percent')}
            >
              <span data-tone={trend < 0 ? 'bad' : 'good'}>{f.change(trend)}</span>
            </ExplainedNumber>
          )}
        </dd>
      </div>
      <div>
        <dt>{texts.score}</dt>
        <dd>
          <ExplainedNumber
            id={productId('product_demand_score', demand)}
            exact={f.exact(demandScore, 'score')}
          >
            {f.fixed(demandScore, 1)}
          </ExplainedNumber>
        </dd>
      </div>
    </dl>
  );
}
