/** One sales employee: what they sold and how that stands beside quota and the others. */
import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Notices } from '../../shared/said/Said.tsx';
import { Answer } from '../../shared/ui/Answer.tsx';
import { MonthChart } from '../sales/MonthChart.tsx';
import { ComponentBars } from '../scores/ComponentBars.tsx';
import { ShareBars } from '../scores/ShareBars.tsx';
import type { RepProfileAnswer } from './api/profile.ts';
import { monthsId, repPartId } from './profile-subjects.ts';
import { Quarters } from './Quarters.tsx';
import { repId } from './subjects.ts';

const QUARTERS = 4;
const QUOTA_MET_PCT = 100;

export function RepProfile({ answer }: { answer: RepProfileAnswer }) {
  const { m, f } = useI18n();
  const { data, meta } = answer;
  const { name, score, medians, months, products, resellers } = data;
  const texts = m.insight.rep;
  return (
    <>
      <ProfileAnswer answer={answer} />
      {months.length > 0 && (
        <MonthChart
          subject={name}
          title={texts.history}
          months={months.map(({ from, to, revenue, incomplete }) => ({
            from,
            to,
            value: revenue,
            incomplete,
          }))}
          label={m.analysis.reps.revenue}
          unit="USD"
          explainId={monthsId}
          asOf={meta.asOf}
        />
      )}
      <div className="profile-parts">
        <Quarters quarters={data.quarters} />
        {score && (
          <ComponentBars
            title={`${texts.score}: ${f.fixed(score.score, 1)}`}
            scored={score}
            medians={medians}
            idOf={(component) => repId(`rep_score_${component}`, score)}
          />
        )}
        <ShareBars
          title={texts.products}
          empty={texts.none}
          rows={products.map(({ key, name: product, revenue, sharePct }) => ({
            key,
            name: (
              <Link
                to="/aw/products/$productKey"
                params={{ productKey: String(key) }}
                search={({ explain: _explain, ...rest }) => rest}
              >
                {product}
              </Link>
            ),
            value: revenue,
            sharePct,
            explainId: repPartId('product', key),
          }))}
        />
        <ShareBars
          title={texts.resellers}
          empty={texts.none}
          rows={resellers.map(({ key, name: reseller, revenue, sharePct }) => ({
            key,
            name: reseller,
            value: revenue,
            sharePct,
            explainId: repPartId('reseller', key),
          }))}
        />
      </div>
    </>
  );
}

function ProfileAnswer({ answer: { data, meta } }: { answer: RepProfileAnswer }) {
  const { m, f } = useI18n();
  const texts = m.insight.rep;
  const { name, territory, score, ranked, quarters } = data;
  const whole = quarters
    .filter(({ partial, attainmentPct }) => !partial && attainmentPct !== null)
    .slice(-QUARTERS);
  const met = whole.filter(({ attainmentPct }) => (attainmentPct ?? 0) >= QUOTA_MET_PCT).length;
  const parts = [
    score ? texts.answer(name, f.value(score.revenue, 'USD'), score.rank, ranked) : texts.soldNothing(name),
    ...(whole.length > 0 ? [texts.metQuota(met, whole.length)] : []),
  ];
  return (
    <Answer
      sentence={parts.join('; ')}
      details={
        <>
          {territory && `${texts.territory}: ${territory}. `}
          {score?.growthPct != null && `${m.analysis.reps.growth}: ${f.change(score.growthPct)}. `}
          {meta.period && m.analysis.reps.period(f.dateRange(meta.period.from, meta.period.to))}{' '}
          <Notices notices={meta.notices} />
        </>
      }
    />
  );
}
