/** Search over everything that has an address: pages, metrics, filter values. Loaded when first opened. */
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { awFilterValuesOptions, wwiFilterValuesOptions } from '../../features/controls/api/filter-values.ts';
import type { FilterName } from '../../features/controls/filters.ts';
import { catalogueOptions } from '../../features/metrics/api/catalogue.ts';
import { useApi } from '../../shared/api/context.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { carried, pages } from '../pages.ts';
import './palette.css';

interface Entry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly act: () => void;
}

/** Everything to be found, pages first. */
function useEntries(): Entry[] {
  const { m } = useI18n();
  const api = useApi();
  const navigate = useNavigate();
  const catalogue = useQuery(catalogueOptions(api));
  const aw = useQuery(awFilterValuesOptions(api));
  const wwi = useQuery(wwiFilterValuesOptions(api));

  const filter = (name: FilterName, values: readonly string[] = []): Entry[] =>
    values.map((value) => ({
      id: `filter.${name}.${value}`,
      name: value,
      kind: `${m.filter.add}: ${m.filter[name]}`,
      act: () => void navigate({ to: '.', search: (previous) => ({ ...previous, [name]: value }) }),
    }));
  return [
    ...pages.map((page) => ({
      id: `page.${page.path}`,
      name: page.domain ? `${m.domains[page.domain]} / ${page.title(m)}` : page.title(m),
      kind: m.frame.view,
      act: () => void navigate({ to: page.path, search: (previous) => carried(previous) }),
    })),
    ...(catalogue.data?.data ?? []).map(({ key, domain, label }) => ({
      id: `metric.${domain}.${key}`,
      name: `${label} (${m.domains[domain]})`,
      kind: m.pages.metrics,
      act: () =>
        void navigate({ to: '/metrics', search: (previous) => ({ ...carried(previous), find: label }) }),
    })),
    ...filter('territory', aw.data?.data.territories),
    ...filter('category', aw.data?.data.categories),
    ...filter('supplier', wwi.data?.data.suppliers),
    ...filter('supplierCategory', wwi.data?.data.categories),
  ];
}

export function Palette({ onClose }: { onClose: () => void }) {
  const { m } = useI18n();
  const { contains } = useFilter({ sensitivity: 'base' });
  const entries = useEntries();
  return (
    <ModalOverlay isOpen isDismissable onOpenChange={onClose} className="palette-overlay">
      <Modal className="palette" data-palette="">
        <Dialog aria-label={m.frame.search}>
          <Autocomplete filter={contains}>
            <SearchField aria-label={m.frame.search} autoFocus className="palette-search">
              <Icon name="search" />
              <Input placeholder={m.frame.searchPlaceholder} />
            </SearchField>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keys */}
            <section className="palette-scroll" tabIndex={0} aria-label={m.frame.results}>
              <Menu
                aria-label={m.frame.search}
                items={entries}
                className="palette-list"
                renderEmptyState={() => <p className="quiet">{m.frame.noMatches}</p>}
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
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
