import { useI18n } from '../../shared/i18n/context.tsx';
import { useUrlState } from '../../shared/url/use-url-state.ts';
import type { Crumb } from './drill.ts';

/** Where the reader has gone into, and the way back out. */
export function Crumbs({ crumbs, label }: { crumbs: readonly Crumb[]; label?: string }) {
  const { m } = useI18n();
  const [, setState] = useUrlState();
  if (crumbs.length === 0) return null;
  return (
    <nav aria-label={label ?? m.insight.chart.wayOut}>
      <ol className="crumbs">
        {crumbs.map(({ label: text, change }) => (
          <li key={text}>
            {change ? (
              <button type="button" className="link-button" onClick={() => setState(change)}>
                {text}
              </button>
            ) : (
              <span aria-current="true">{text}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
