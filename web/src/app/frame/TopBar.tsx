import { FilterChips } from '../../features/controls/FilterChips.tsx';
import { FilterPicker } from '../../features/controls/FilterPicker.tsx';
import { PeriodPicker } from '../../features/controls/PeriodPicker.tsx';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import type { PageInfo } from '../pages.ts';
import { Preferences } from './Preferences.tsx';

interface TopBarProps {
  readonly title: string;
  readonly page: PageInfo | undefined;
  readonly isDrawerOpen: boolean;
  readonly onOpenDrawer: () => void;
}

export function TopBar({ title, page, isDrawerOpen, onOpenDrawer }: TopBarProps) {
  const { m } = useI18n();
  const filters = page?.filters ?? [];
  return (
    <header className="topbar">
      <button
        type="button"
        className="icon-button topbar-menu"
        aria-label={m.frame.openNavigation}
        aria-expanded={isDrawerOpen}
        aria-controls="rail"
        onClick={onOpenDrawer}
      >
        <Icon name="menu" />
      </button>
      <h1>
        {page?.domain && <span className="quiet">{m.domains[page.domain]} / </span>}
        {title}
      </h1>
      <div className="topbar-controls">
        {page?.hasPeriod && <PeriodPicker domains={filters} />}
        {filters.length > 0 && <FilterChips domains={filters} />}
        {filters.length > 0 && <FilterPicker domains={filters} />}
      </div>
      <button type="button" className="search-button" data-shortcut="/" data-opens="search">
        <Icon name="search" />
        <span className="search-label">{m.frame.search}</span>
        <kbd>/</kbd>
      </button>
      <Preferences />
    </header>
  );
}
