/** One dimension's members by revenue: a bar each with a mark of what it was before, the change, and its part in it. */
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Formatter } from '../../shared/format/format.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { saidText } from '../../shared/said/text.ts';
import { ExplainedNumber } from '../../shared/ui/ExplainedNumber.tsx';
import type { Dimension, SalesPart } from './api/breakdown.ts';
import { partId, partShareId } from './part-subjects.ts';

interface RankedBarsProps {
  readonly by: Dimension;
  readonly parts: readonly SalesPart[];
  /** The member that the page is narrowed to. */
  readonly chosen?: string | undefined;
  /** Narrows the page to a member, or takes that off again; absent where the members open a page. */
  readonly onChoose?: ((key: string) => void) | undefined;
  readonly nameOf: (part: SalesPart) => string;
  /** Whether there is something to compare with; else no change is shown. */
  readonly isCompared: boolean;
}

const SHOWN = 12;

export function RankedBars(props: RankedBarsProps) {
  const { parts } = props;
  const { m, f } = useI18n();
  const texts = m.insight.breakdown;
  const [isWhole, setWhole] = useState(false);
  const longest = Math.max(1, ...parts.flatMap(({ revenue, previous }) => [revenue ?? 0, previous ?? 0]));
  if (parts.length === 0) return <p className="quiet">{texts.empty}</p>;
  return (
    <>
      <ol className="ranked" data-plain={!props.isCompared || undefined}>
        {(isWhole ? parts : parts.slice(0, SHOWN)).map((part) => (
          <RankedRow key={part.key} part={part} longest={longest} {...props} />
        ))}
      </ol>
      {parts.length > SHOWN && (
        <button type="button" className="link-button" onClick={() => setWhole(!isWhole)}>
          {isWhole ? texts.showFewer : texts.showAll(f.number(parts.length))}
        </button>
      )}
    </>
  );
}

function RankedRow(props: RankedBarsProps & { readonly part: SalesPart; readonly longest: number }) {
  const { by, part, longest, chosen, nameOf, isCompared } = props;
  const { m, f } = useI18n();
  const { key, rank, revenue, change, changePct, shareOfChangePct } = part;
  const isOther = chosen !== undefined && chosen.toLowerCase() !== key.toLowerCase();
  return (
    <li data-other={isOther || undefined}>
      <Choice {...props} name={nameOf(part)} />
      <PartBar part={part} longest={longest} isCompared={isCompared} />
      <span className="ranked-value">
        {revenue === null ? (
          <span className="quiet" title={saidText(part.said, m, f) ?? part.reason}>
            –
          </span>
        ) : (
          <ExplainedNumber id={partId(by, rank)} exact={f.exact(revenue, 'USD')}>
            {f.value(revenue, 'USD')}
          </ExplainedNumber>
        )}
      </span>
      <Moved change={isCompared ? change : null} changePct={changePct} f={f} />
      <span className="ranked-share">
        {isCompared && shareOfChangePct !== null && (
          <ExplainedNumber id={partShareId(by, rank)} exact={f.exact(shareOfChangePct, 'percent')}>
            {f.percent(Math.round(shareOfChangePct) || 0, 0)}
          </ExplainedNumber>
        )}
      </span>
    </li>
  );
}

function Choice(props: RankedBarsProps & { readonly part: SalesPart; readonly name: string }) {
  const { by, part, chosen, onChoose, name } = props;
  const { m } = useI18n();
  const texts = m.insight.breakdown;
  if (by === 'product' && part.key !== '0') {
    return (
      <Link
        className="ranked-name"
        to="/aw/products/$productKey"
        params={{ productKey: part.key }}
        search={({ explain: _explain, subcategory: _subcategory, ...rest }) => rest}
        title={texts.openProduct(name)}
      >
        {name}
      </Link>
    );
  }
  if (by === 'item' && part.key !== '0') {
    return (
      <Link
        className="ranked-name"
        to="/wwi/stock"
        search={{ find: name.slice(0, 100) }}
        title={m.wwi.events.toItem(name)}
      >
        {name}
      </Link>
    );
  }
  // Sales that name no member cannot be asked for.
  if (onChoose === undefined || part.key === '') {
    return (
      <span className="ranked-name" title={name}>
        {name}
      </span>
    );
  }
  const isChosen = chosen?.toLowerCase() === part.key.toLowerCase();
  return (
    <button
      type="button"
      className="ranked-name"
      aria-pressed={isChosen}
      title={isChosen ? texts.unfilter(name) : texts.filterBy(name)}
      onClick={() => onChoose(part.key)}
    >
      {name}
    </button>
  );
}

interface PartBarProps {
  readonly part: SalesPart;
  readonly longest: number;
  readonly isCompared: boolean;
}

/** What was sold as a bar, what was sold before as a mark across it. */
function PartBar({ part: { revenue, previous, change }, longest, isCompared }: PartBarProps) {
  const x = (amount: number) => (Math.max(0, amount) / longest) * 100;
  return (
    <svg className="ranked-bar" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      <rect className="ranked-ground" width={100} height={12} />
      {revenue !== null && (
        <rect width={x(revenue)} y={2} height={8} data-fell={(change ?? 0) < 0 || undefined} />
      )}
      {isCompared && previous !== null && <line x1={x(previous)} x2={x(previous)} y1={0} y2={12} />}
    </svg>
  );
}

interface MovedProps {
  readonly change: number | null;
  readonly changePct: number | null;
  readonly f: Formatter;
}

function Moved({ change, changePct, f }: MovedProps) {
  if (change === null) return <span className="ranked-change" />;
  const isFlat = Math.abs(changePct ?? change) < 0.05;
  const tone = isFlat ? undefined : change < 0 ? 'bad' : 'good';
  return (
    <span className="ranked-change" data-tone={tone} title={f.signed(change, 'USD')}>
      {changePct === null ? f.signed(change, 'USD') : f.change(changePct)}
    </span>
  );
}
