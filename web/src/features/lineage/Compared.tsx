/** How far the data went, how many rows there were and what they came to, then and now. */
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Verification } from './api/lineage.ts';
import { ThenNow } from './ThenNow.tsx';
import { changePctOf, screenName, valueTexts } from './verdict.ts';

type Part = Verification['parts'][number];

export function Compared({ of }: { of: Verification }) {
  const { m } = useI18n();
  return (
    <ThenNow title={m.lineage.compared} recordedAt={of.recordedAt}>
      {of.parts.map((part) => (
        <PartRows key={part.screen} part={part} hasHead={of.parts.length > 1} />
      ))}
    </ThenNow>
  );
}

function PartRows({ part, hasHead }: { part: Part; hasHead: boolean }) {
  const { m, f } = useI18n();
  const texts = m.lineage;
  const { screen, asOf, rowCount, model, totals } = part;
  const date = (day: string | null) => (day === null ? texts.none : f.date(day));
  const count = (rows: number | null) => (rows === null ? texts.none : f.number(rows));
  return (
    <tbody>
      {hasHead && (
        <tr className="lineage-part" data-tone={part.holds ? undefined : 'bad'}>
          <th scope="rowgroup">{screenName(screen, m)}</th>
          <td colSpan={3}>{stateOf(part, texts, f)}</td>
        </tr>
      )}
      {(!hasHead || asOf.recorded !== asOf.now) && (
        <Row name={texts.asOf} recorded={date(asOf.recorded)} now={date(asOf.now)} />
      )}
      <Row
        name={texts.rows}
        recorded={count(rowCount.recorded)}
        now={count(rowCount.now)}
        change={changePctOf(rowCount.recorded, rowCount.now)}
      />
      {(model.recorded ?? model.now) !== null && (
        <Row name={texts.model} recorded={model.recorded ?? texts.none} now={model.now ?? texts.none} />
      )}
      {totals.map(({ field, recorded, now }) => (
        <Row
          key={field}
          name={texts.total(texts.fields[field] ?? field)}
          {...textsOf(valueTexts(recorded, now, m, f))}
          change={changePctOf(recorded, now)}
        />
      ))}
    </tbody>
  );
}

type I18n = ReturnType<typeof useI18n>;

const textsOf = ([recorded, now]: [string, string]) => ({ recorded, now });

function stateOf({ holds, movedCount }: Part, texts: I18n['m']['lineage'], f: I18n['f']): string {
  if (holds) return texts.partHolds;
  return movedCount > 0 ? texts.partMoved(f.number(movedCount)) : texts.partOther;
}

interface RowProps {
  readonly name: string;
  readonly recorded: string;
  readonly now: string;
  /** Percent. */
  readonly change?: number | null;
}

function Row({ name, recorded, now, change = null }: RowProps) {
  const { f } = useI18n();
  return (
    <tr data-tone={recorded === now ? undefined : 'bad'}>
      <th scope="row">{name}</th>
      <td data-number>{recorded}</td>
      <td data-number>{now}</td>
      <td data-number>{change === null || change === 0 ? '' : f.change(change)}</td>
    </tr>
  );
}
