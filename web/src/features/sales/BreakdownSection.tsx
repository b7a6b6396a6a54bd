/** Who made the revenue and its change: territories, products from category down, channels. Each filters the page. */
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Messages } from '../../shared/i18n/en.ts';
import { ErrorNotice } from '../../shared/ui/ErrorNotice.tsx';
import { ExplainButton } from '../../shared/ui/ExplainButton.tsx';
import type { UrlState } from '../../shared/url/state.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { BreakdownAnswer, Dimension, SalesPart } from './api/breakdown.ts';
import { Crumbs } from './Crumbs.tsx';
import type { Crumb } from './drill.ts';
import { findingOf } from './movers.ts';
import { breakdownId } from './part-subjects.ts';
import { RankedBars } from './RankedBars.tsx';
import { type Breakdowns, productLevel } from './use-breakdowns.ts';

export function BreakdownSection({ breakdowns }: { breakdowns: Breakdowns }) {
  const { m } = useI18n();
  const [state, setState] = useUrlState();
  const level = productLevel(state);
  const channels: Readonly<Record<string, string>> = m.filter.channels;
  const channelName = ({ key, name }: SalesPart) => channels[key] ?? name;
  const toggled = (current: string | undefined, key: string) =>
    current?.toLowerCase() === key.toLowerCase() ? undefined : key;
  return (
    <div className="breakdowns">
      <Breakdown by="territory" query={breakdowns.territory}>
        {({ data, meta }) => (
          <RankedBars
            isCompared={isCompared(meta)}
            by="territory"
            parts={data}
            chosen={state.territory}
            onChoose={(key) => setState({ territory: toggled(state.territory, key) })}
            nameOf={nameOf}
          />
        )}
      </Breakdown>
      <Breakdown by={level} query={breakdowns.product} crumbs={productCrumbs(state, m)}>
        {({ data, meta }) => (
          <RankedBars
            isCompared={isCompared(meta)}
            by={level}
            parts={data}
            onChoose={(key) =>
              setState(
                level === 'category' ? { category: key, subcategory: undefined } : { subcategory: key },
              )
            }
            nameOf={nameOf}
          />
        )}
      </Breakdown>
      <Breakdown by="channel" query={breakdowns.channel} nameOf={channelName}>
        {({ data, meta }) => (
          <RankedBars
            isCompared={isCompared(meta)}
            by="channel"
            parts={data}
            chosen={state.channel}
            onChoose={(key) => {
              const channel = toggled(state.channel, key);
              if (channel === undefined || channel === 'internet' || channel === 'reseller')
                setState({ channel });
            }}
            nameOf={channelName}
          />
        )}
      </Breakdown>
    </div>
  );
}

const nameOf = ({ name }: SalesPart) => name;

/** Whether the period compared with has anything. */
export const isCompared = ({ total }: BreakdownAnswer['meta']) => Boolean(total.previous);

/** From all categories down to where the reader is. */
function productCrumbs({ category, subcategory }: UrlState, m: Messages): Crumb[] {
  if (category === undefined) return [];
  const all = { label: m.insight.breakdown.all, change: { category: undefined, subcategory: undefined } };
  if (subcategory === undefined) return [all, { label: category }];
  return [all, { label: category, change: { subcategory: undefined } }, { label: subcategory }];
}

interface BreakdownProps {
  readonly by: Dimension;
  readonly query: UseQueryResult<BreakdownAnswer>;
  readonly crumbs?: readonly Crumb[];
  readonly nameOf?: (part: SalesPart) => string;
  readonly children: (answer: BreakdownAnswer) => ReactNode;
}

/** One dimension: its finding in words, then its members. */
export function Breakdown({ by, query, crumbs = [], nameOf: named = nameOf, children }: BreakdownProps) {
  const { m } = useI18n();
  const texts = m.insight.breakdown;
  const heading = useId();
  const title = texts.title[by];
  return (
    <section className="breakdown" aria-labelledby={heading} data-by={by}>
      <header>
        <h3 id={heading}>{title}</h3>
        <ExplainButton id={breakdownId(by)} name={title} />
      </header>
      <Crumbs crumbs={crumbs} label={texts.level} />
      {query.error && (
        <ErrorNotice
          error={query.error}
          retry={() => void query.refetch()}
          isStale={query.data !== undefined}
        />
      )}
      {query.data ? (
        <div data-dimmed={query.isPlaceholderData || undefined}>
          {query.data.data.length > 0 && <Heads answer={query.data} nameOf={named} />}
          {children(query.data)}
        </div>
      ) : (
        query.isPending && <span className="skeleton breakdown-skeleton" aria-hidden="true" />
      )}
    </section>
  );
}

interface HeadsProps {
  readonly answer: BreakdownAnswer;
  readonly nameOf: (part: SalesPart) => string;
}

/** The finding, and what the columns below it are. */
function Heads({ answer, nameOf: named }: HeadsProps) {
  const { m, f } = useI18n();
  const texts = m.insight.breakdown;
  return (
    <>
      <p className="breakdown-finding">{saidOf(answer, named, m, f)}.</p>
      <p className="ranked-heads" data-plain={!isCompared(answer.meta) || undefined} aria-hidden="true">
        <span>{texts.revenue}</span>
        {isCompared(answer.meta) && (
          <>
            <span>{texts.change}</span>
            <span>{texts.shareShort}</span>
          </>
        )}
      </p>
    </>
  );
}

function saidOf(
  answer: BreakdownAnswer,
  named: (part: SalesPart) => string,
  m: Messages,
  f: Formatter,
): string {
  const data = answer.data.map((part) => ({ ...part, name: named(part) }));
  return findingOf({ ...answer, data }, m, f);
}
