/** Search over everything that has a name: pages, filters, people, products, items, metrics. Loaded when opened. */
import { useLayoutEffect, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { useFound } from './entries.ts';
import './palette.css';

interface PaletteProps {
  /** What was typed before the search was there. */
  readonly first: () => string;
  readonly onClose: () => void;
}

/** Acts in the very moment in which the dialog is there: until then what is typed goes elsewhere. */
function WhenShown({ act }: { readonly act: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, however often the dialog is drawn again
  useLayoutEffect(act, []);
  return null;
}

export function Palette({ first, onClose }: PaletteProps) {
  const { m, f } = useI18n();
  const [text, setText] = useState(first);
  const { entries, count, isLoading } = useFound(text);
  const more = count > entries.length ? m.search.more(f.number(entries.length), f.number(count)) : '';
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className="palette-overlay">
      <Modal className="palette" data-palette="">
        <Dialog aria-label={m.frame.search}>
          <WhenShown act={() => setText(first())} />
          <Autocomplete inputValue={text} onInputChange={setText}>
            <SearchField aria-label={m.frame.search} autoFocus className="palette-search">
              <Icon name="search" />
              <Input placeholder={m.search.placeholder} />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keys */}
            <section className="palette-scroll" tabIndex={0} aria-label={m.frame.results}>
              <Menu
                aria-label={m.frame.search}
                items={entries}
                className="palette-list"
                renderEmptyState={() => (
                  <p className="quiet">{isLoading ? m.search.loading : m.frame.noMatches}</p>
                )}
              >
                {(entry) => (
                  <MenuItem
                    id={entry.id}
                    textValue={entry.name}
                    onAction={() => {
                      entry.act();
                      onClose();
                    }}
                  >
                    <span>{entry.name}</span>
                    <span className="palette-kind">{entry.kind}</span>
                  </MenuItem>
                )}
              </Menu>
            </section>
            <p className="palette-foot quiet" role="status">
              {isLoading && entries.length > 0 ? m.search.loading : more}
            </p>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
