/** Each quarter's revenue against its quota, newest first. */
import { useId } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { Bullet } from '../scores/Bullet.tsx';
import type { RepProfileAnswer } from './api/profile.ts';
import { quarterId, quarterNumber } from './profile-subjects.ts';

const QUOTA_MET_PCT = 100;
const SHOWN = 12;

export function Quarters({ quarters }: { quarters: RepProfileAnswer['data']['quarters'] }) {
  const { m, f } = useI18n();
  const texts = m.insight.rep;
  const heading = useId();
  const newest = quarters.toReversed().slice(0, SHOWN);
  const max = Math.max(QUOTA_MET_PCT, ...newest.map(({ attainmentPct }) => attainmentPct ?? 0)) * 1.05;
  return (
    <section className="profile-part" aria-labelledby={heading}>
      <h2 id={heading}>{texts.quota}</h2>
      <p className="quiet profile-hint">{`| ${texts.quotaOf}`}</p>
      {newest.length === 0 && <p className="quiet">{m.notAvailable}</p>}
      <ol className="quarters">
        {newest.map(({ from, quota, revenue, attainmentPct, partial }) => (
          <li key={from}>
            <span>{texts.quarterOf(quarterNumber(from), from.slice(0, 4))}</span>
            {attainmentPct === null ? (
              <span className="quiet">{m.notAvailable}</span>
            ) : (
              <Bullet
                value={attainmentPct}
                target={QUOTA_MET_PCT}
                max={max}
                {...(partial ? {} : { mustReach: true as const })}
              />
            )}
            <span className="share-value">
              {attainmentPct !== null && (
                <ExplainedNumber id={quarterId(from)} exact={f.exact(attainmentPct, 'percent')}>
                  {f.percent(attainmentPct, 0)}
                </ExplainedNumber>
              )}
            </span>
            <span className="quiet share-name">
              {partial
                ? texts.partOfQuarter
                : quota !== null && texts.ofQuota(f.value(revenue, 'USD'), f.value(quota, 'USD'))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
