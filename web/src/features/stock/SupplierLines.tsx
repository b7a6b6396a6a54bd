import { useEffect, useId, useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { UrgencySign } from '../../shared/ui/UrgencySign.tsx';
import type { OrderLine, SupplierOrder } from './order.ts';
import { setQuantity } from './order-edits.ts';

interface SupplierLinesProps {
  readonly order: SupplierOrder;
  /** Of the data that the quantities are chosen for. */
  readonly asOf: string | null;
}

/** One supplier's order: its sums, and when opened its lines. */
export function SupplierLines({ order, asOf }: SupplierLinesProps) {
  const { m, f } = useI18n();
  const texts = m.wwi.stock;
  const { supplier, lines, ordered, units, cost, urgent } = order;
  const name = supplier ?? texts.unknownSupplier;
  return (
    <details className="supplier-order">
      <summary>
        <Icon name="chevron" />
        <span className="supplier-name">{name}</span>
        <span>
          {texts.lines(ordered)}
          {urgent > 0 && <span className="quiet">{` · ${texts.urgent(urgent)}`}</span>}
        </span>
        <span data-number>{texts.units(f.number(units))}</span>
        <span data-number>{cost === null ? m.notAvailable : f.dollars(cost)}</span>
      </summary>
      <table className="table order-lines">
        <caption className="sr-only">{texts.linesOf(name)}</caption>
        <thead>
          <tr>
            <th scope="col">{m.stock.item}</th>
            <th scope="col">{m.stock.urgency}</th>
            <th scope="col" data-number>
              {texts.recommended}
            </th>
            <th scope="col" data-number>
              {m.stock.quantity}
            </th>
            <th scope="col" data-number>
              {m.stock.cost}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.item.stockItemKey} line={line} asOf={asOf} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

interface LineProps {
  readonly line: OrderLine;
  readonly asOf: string | null;
}

function Line({ line, asOf }: LineProps) {
  const { m, f } = useI18n();
  const { item, cost } = line;
  return (
    <tr>
      <th scope="row">{item.stockItem}</th>
      <td>
        <UrgencySign urgency={item.urgency} />
      </td>
      <td data-number>{f.number(item.recommendedQuantity)}</td>
      <td data-number>
        <QuantityField line={line} asOf={asOf} />
      </td>
      <td data-number>{cost === null ? m.notAvailable : f.cents(cost)}</td>
    </tr>
  );
}

const MOST = 10_000_000;

/** Units to order, in steps of the supplier's packs; anything else whole is taken and told. */
function QuantityField({ line, asOf }: LineProps) {
  const { item, quantity, isEdited, isWholeOuters } = line;
  const { m, f } = useI18n();
  const id = useId();
  const texts = m.wwi.stock;
  const [text, setText] = useState(String(quantity));
  useEffect(() => setText(String(quantity)), [quantity]);
  const typed = Number(text);
  const isBad = text.trim() === '' || !Number.isInteger(typed) || typed < 0 || typed > MOST;
  const problem = isBad
    ? texts.mustBeWhole
    : isWholeOuters
      ? null
      : texts.notWhole(f.number(item.quantityPerOuter));
  return (
    <span className="order-quantity" data-edited={isEdited || undefined}>
      <input
        type="number"
        name={`quantity-${item.stockItemKey}`}
        aria-label={texts.quantityOf(item.stockItem)}
        aria-invalid={isBad || undefined}
        aria-describedby={problem ? id : undefined}
        min={0}
        max={MOST}
        step={item.quantityPerOuter}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const next = event.target.valueAsNumber;
          if (Number.isInteger(next) && next >= 0 && next <= MOST) {
            setQuantity(asOf, item.stockItemKey, next);
          }
        }}
      />
      {problem && <small id={id}>{problem}</small>}
    </span>
  );
}
