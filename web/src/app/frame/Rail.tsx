import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { carried, type PageInfo, pages } from '../pages.ts';
import { Mark } from './Mark.tsx';

interface RailProps {
  readonly isCollapsed: boolean;
  readonly onCollapse: (isCollapsed: boolean) => void;
  readonly isDrawerOpen: boolean;
  readonly onCloseDrawer: () => void;
}

/** The pages: a rail beside the content, a drawer over it on a phone. */
export function Rail({ isCollapsed, onCollapse, isDrawerOpen, onCloseDrawer }: RailProps) {
  const { m } = useI18n();
  const groups = [
    { name: null, pages: pages.filter(({ path }) => path === '/') },
    { name: m.domains.aw, pages: pages.filter(({ domain }) => domain === 'aw') },
    { name: m.domains.wwi, pages: pages.filter(({ domain }) => domain === 'wwi') },
    { name: m.operations.group, pages: pages.filter(({ isOperations }) => isOperations) },
    { name: null, pages: pages.filter(({ path }) => path === '/metrics') },
  ];
  return (
    <>
      {isDrawerOpen && (
        <button type="button" className="scrim" aria-label={m.close} tabIndex={-1} onClick={onCloseDrawer} />
      )}
      <nav className="rail" id="rail" aria-label={m.frame.navigation}>
        <p className="rail-brand">
          <Mark />
          <span>{m.product}</span>
        </p>
        {groups.map((group) => (
          <RailGroup key={group.pages[0]?.path} name={group.name} pages={group.pages} />
        ))}
        <button
          type="button"
          className="rail-collapse"
          aria-expanded={!isCollapsed}
          onClick={() => onCollapse(!isCollapsed)}
        >
          <Icon name={isCollapsed ? 'expand' : 'collapse'} />
          <span>{isCollapsed ? m.frame.expand : m.frame.collapse}</span>
        </button>
      </nav>
    </>
  );
}

function RailGroup({ name, pages: shown }: { name: string | null; pages: readonly PageInfo[] }) {
  const { m } = useI18n();
  return (
    <div className="rail-group">
      {name && <p className="rail-name">{name}</p>}
      <ul>
        {shown.map((page) => (
          <li key={page.path}>
            <Link
              to={page.path}
              search={(previous) => carried(previous)}
              activeOptions={{ exact: page.isParent !== true, includeSearch: false }}
              title={page.title(m)}
            >
              <Icon name={page.icon} />
              <span>{page.title(m)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
