/** Every value that is not what it was, beside what it is now; those of the number asked about first. */
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Verification } from './api/lineage.ts';
import { ThenNow } from './ThenNow.tsx';
import { changePctOf, type MovedValue, screenName, valueTexts } from './verdict.ts';

const SHOWN = 20;

interface MovedProps {
  readonly of: Verification;
  readonly metric: string | undefined;
}

export function Moved({ of: { moved, movedCount, parts, recordedAt }, metric }: MovedProps) {
  const { m, f } = useI18n();
  const isOwn = ({ row }: MovedValue) => metric !== undefined && row === metric;
  const shown = [...moved.filter(isOwn), ...moved.filter((each) => !isOwn(each))].slice(0, SHOWN);
  const more = movedCount - shown.length;
  return (
    <ThenNow
      title={m.lineage.values}
      recordedAt={recordedAt}
      rest={more > 0 && <p className="quiet">{m.lineage.more(f.number(more))}</p>}
    >
      <tbody>
        {shown.map((value, index) => (
          <MovedRow
            key={`${value.screen} ${value.row} ${value.field}`}
            of={value}
            isOfSameRow={isSameRow(value, shown[index - 1])}
            screen={parts.length > 1 ? screenName(value.screen, m) : undefined}
          />
        ))}
      </tbody>
    </ThenNow>
  );
}

const isSameRow = (one: MovedValue, other: MovedValue | undefined) =>
  one.row !== null && one.row === other?.row && one.screen === other.screen;

interface MovedRowProps {
  readonly of: MovedValue;
  /** Whether the row above is about the same one, so that its name need not be read twice. */
  readonly isOfSameRow: boolean;
  readonly screen: string | undefined;
}

function MovedRow({ of, isOfSameRow, screen }: MovedRowProps) {
  const { m, f } = useI18n();
  const { row, name, field, recorded, now } = of;
  const texts = m.lineage;
  const called = row === null ? texts.whole : nameOfRow({ row, name }, m, f);
  if (field === '') {
    return (
      <tr>
        <MovedHead name={called} field={recorded === undefined ? texts.came : texts.went} screen={screen} />
        <td colSpan={3} />
      </tr>
    );
  }
  const isNumber = typeof recorded === 'number' || typeof now === 'number';
  const change = changePctOf(recorded, now, field);
  const [then, today] = valueTexts(recorded, now, m, f);
  return (
    <tr>
      <MovedHead
        name={called}
        isRepeated={isOfSameRow}
        field={texts.fields[field] ?? field}
        screen={screen}
      />
      <td data-number={isNumber || undefined}>{then}</td>
      <td data-number={isNumber || undefined}>{today}</td>
      <td data-number>{change === null ? '' : f.change(change)}</td>
    </tr>
  );
}

interface MovedHeadProps {
  readonly name: string;
  readonly isRepeated?: boolean;
  readonly field: string;
  readonly screen: string | undefined;
}

function MovedHead({ name, isRepeated = false, field, screen }: MovedHeadProps) {
  return (
    <th scope="row">
      <span className={isRepeated ? 'sr-only' : undefined}>{name}</span>
      <small>{screen === undefined ? field : `${field}, ${screen}`}</small>
    </th>
  );
}

type I18n = ReturnType<typeof useI18n>;

type Named = Pick<MovedValue, 'name'> & { readonly row: string };

/** Key figures by their names and days as days; other keys as they are. */
function nameOfRow({ row, name }: Named, m: I18n['m'], f: I18n['f']): string {
  if (/^\d{4}-\d\d-\d\d$/.test(row)) return f.date(row);
  const names: Readonly<Record<string, string>> = m.kpi.names;
  return names[row] ?? name ?? row;
}
