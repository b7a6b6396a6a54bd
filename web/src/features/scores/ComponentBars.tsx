/** What one score is made of: each component as a bar from 0 to 100, with what is usual as a mark. */
import { useId } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import { componentLabel, type Scored } from './components.ts';
import './profile.css';
import { saidText } from '../../shared/said/text.ts';

interface ComponentBarsProps {
  readonly title: string;
  readonly scored: Scored;
  /** The median of all, by component. */
  readonly medians: readonly { readonly name: string; readonly value: number | null }[];
  readonly idOf: (component: string) => string;
}

export function ComponentBars({ title, scored, medians, idOf }: ComponentBarsProps) {
  const { m, f } = useI18n();
  const heading = useId();
  return (
    <section className="profile-part" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className="quiet profile-hint">{`| ${m.insight.rep.median}`}</p>
      <ul className="component-bars">
        {scored.components.map((component) => {
          const { name, value, weight, reason } = component;
          const median = medians.find((each) => each.name === name)?.value ?? null;
          return (
            <li key={name}>
              <span className="share-name">
                {componentLabel(component, m)} <small className="quiet">{f.percent(weight * 100, 0)}</small>
              </span>
              <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
                <rect className="component-ground" width={100} height={12} />
                <rect width={value ?? 0} y={2} height={8} />
                {median !== null && <line x1={median} x2={median} y1={0} y2={12} />}
              </svg>
              {value === null ? (
                <span className="quiet" title={saidText(component.said, m, f) ?? reason}>
                  {m.notAvailable}
                </span>
              ) : (
                <ExplainedNumber
                  id={idOf(name)}
                  className="share-value"
                  exact={
                    median === null
                      ? f.number(value, 2)
                      : `${f.number(value, 2)} · ${m.insight.rep.median} ${f.number(median, 2)}`
                  }
                >
                  {f.fixed(value, 1)}
                </ExplainedNumber>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
