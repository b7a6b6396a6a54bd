/** The items that a scenario is about: all, or those that are ticked. */
import { useState } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';
import { fold, hasWords, wordsOf } from '../../shared/text/words.ts';
import { ModalDialog } from '../../shared/ui/ModalDialog.tsx';
import type { Recommendation } from '../stock/api/recommendations.ts';

interface ItemPickerProps {
  readonly items: readonly Recommendation[];
  /** All where absent. */
  readonly chosen: readonly number[] | undefined;
  readonly onChoose: (keys: readonly number[] | undefined) => void;
}

export function ItemPicker({ items, chosen, onChoose }: ItemPickerProps) {
  const { m, f } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const texts = m.wwi.whatIf;
  const said =
    chosen === undefined
      ? texts.allItems(f.number(items.length))
      : texts.someItems(f.number(chosen.length), f.number(items.length));
  return (
    <div className="lever-items">
      <span>{texts.about}</span>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {said}
      </button>
      {isOpen && (
        <PickerDialog
          items={items}
          chosen={chosen}
          onClose={() => setOpen(false)}
          onChoose={(keys) => {
            setOpen(false);
            onChoose(keys);
          }}
        />
      )}
    </div>
  );
}

function PickerDialog({ items, chosen, onChoose, onClose }: ItemPickerProps & { onClose: () => void }) {
  const { m, f } = useI18n();
  const texts = m.wwi.whatIf;
  const [picked, setPicked] = useState<ReadonlySet<number>>(new Set(chosen));
  const [text, setText] = useState('');
  const words = wordsOf(text);
  const shown = items.filter((item) => hasWords(fold(`${item.stockItem} ${item.supplier ?? ''}`), words));
  const toggle = (keys: readonly number[], isOn: boolean) =>
    setPicked((before) => {
      const next = new Set(before);
      for (const key of keys) isOn ? next.add(key) : next.delete(key);
      return next;
    });
  const shownKeys = shown.map(({ stockItemKey }) => stockItemKey);
  return (
    <ModalDialog title={texts.chooseItems} onClose={onClose}>
      <div className="item-picker">
        <label className="field">
          {m.stock.find}
          <input type="search" name="item" value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <p className="item-picker-all">
          <button type="button" className="link-button" onClick={() => toggle(shownKeys, true)}>
            {texts.tickShown(f.number(shown.length))}
          </button>
          <button type="button" className="link-button" onClick={() => toggle(shownKeys, false)}>
            {texts.untickShown}
          </button>
        </p>
        <ul>
          {shown.map((item) => (
            <li key={item.stockItemKey}>
              <label>
                <input
                  type="checkbox"
                  name={String(item.stockItemKey)}
                  checked={picked.has(item.stockItemKey)}
                  onChange={(event) => toggle([item.stockItemKey], event.target.checked)}
                />
                <span>
                  {item.stockItem}
                  <small>{[item.supplier, m.stock.urgencies[item.urgency]].filter(Boolean).join(', ')}</small>
                </span>
              </label>
            </li>
          ))}
        </ul>
        <div className="dialog-actions">
          <button
            type="button"
            className="button button-main"
            disabled={picked.size === 0}
            onClick={() => onChoose(picked.size === items.length ? undefined : [...picked])}
          >
            {texts.useItems(f.number(picked.size))}
          </button>
          <button type="button" className="button" onClick={() => onChoose(undefined)}>
            {texts.useAll}
          </button>
        </div>
      </div>
    </ModalDialog>
  );
}
