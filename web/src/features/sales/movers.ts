/** Who moved a total most, in figures and in words. */
import type { Formatter } from '../../shared/format/format.ts';
import type { Messages } from '../../shared/i18n/en.ts';
import type { BreakdownAnswer, SalesPart } from './api/breakdown.ts';

type Parts = readonly SalesPart[];
type Total = BreakdownAnswer['meta']['total'];

const byChange = (parts: Parts, sign: 1 | -1) =>
  parts
    .flatMap((part) =>
      part.change !== null && part.change * sign > 0 ? [{ ...part, change: part.change }] : [],
    )
    .toSorted((a, b) => (b.change - a.change) * sign)[0];

/** The part that lost most and the one that gained most; undefined where none did. */
export function movers(parts: Parts) {
  return { lost: byChange(parts, -1), gained: byChange(parts, 1) };
}

const isFlat = ({ change, previous }: Total) =>
  change === null || Math.abs(change) < Math.abs(previous ?? 0) * 0.0005;

/** The finding of a breakdown: first who moved with the whole and how much of it, then who moved most against it. */
export function findingOf({ data, meta }: BreakdownAnswer, m: Messages, f: Formatter): string {
  const texts = m.insight.breakdown;
  const { total } = meta;
  const [only, ...others] = data;
  if (only !== undefined && others.length === 0)
    return only.key === '' ? texts.allUnknown : texts.only(only.name);
  if (total.change === null || !total.previous) return texts.noComparison;
  const { lost, gained } = movers(data);
  const money = ({ change }: { change: number }) => f.signed(change, 'USD');
  if (lost === undefined && gained === undefined) return texts.flat;
  const isFall = total.change < 0;
  const first = isFall ? lost : gained;
  const second = isFall ? gained : lost;
  const share = first?.shareOfChangePct ?? null;
  const shared = first && share !== null && share <= 100 ? [shareOf(share, isFall, m, f)] : [];
  const lead = first
    ? [(isFall ? texts.lostMost : texts.gainedMost)(first.name, money(first)), ...shared]
    : [];
  const against = second
    ? (isFall ? texts.gainedNext : texts.lostNext)(second.name, money(second))
    : isFall
      ? texts.noneGained
      : texts.noneLost;
  return `${lead.join(', ')}; ${against}`;
}

function shareOf(share: number, isFall: boolean, m: Messages, f: Formatter): string {
  const text = f.percent(share, 0);
  return isFall ? m.insight.breakdown.ofFall(text) : m.insight.breakdown.ofRise(text);
}

/** The clause of the page's sentence: who explains most of the change; null where there is none to explain. */
export function contributorClause({ data, meta }: BreakdownAnswer, m: Messages, f: Formatter): string | null {
  const { total } = meta;
  if (total.change === null || isFlat(total) || data.length < 2) return null;
  const { lost, gained } = movers(data);
  const first = total.change < 0 ? lost : gained;
  if (first === undefined || first.shareOfChangePct === null) return null;
  const texts = m.insight.breakdown;
  if (first.shareOfChangePct > 100) return texts.moreThanAll(first.name, f.signed(first.change, 'USD'));
  const share = f.percent(first.shareOfChangePct, 0);
  return total.change < 0 ? texts.explainsFall(first.name, share) : texts.explainsRise(first.name, share);
}
