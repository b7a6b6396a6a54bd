import { useI18n } from '../i18n/context.tsx';
import { useUrlChange } from '../url/use-url-state.ts';
import { Icon } from './icons.tsx';

/** Opens the explanation of the number or chart it stands beside. */
export function ExplainButton({ id, name }: { id: string; name: string }) {
  const { m } = useI18n();
  const setState = useUrlChange();
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={m.explain.open(name)}
      title={m.kpi.explain}
      data-explains={id}
      onClick={() => setState({ explain: id }, { replace: true })}
    >
      <Icon name="info" />
    </button>
  );
}
