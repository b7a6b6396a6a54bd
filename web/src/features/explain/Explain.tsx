/** The side panel's place on a page: opened by the address, loaded when first opened. */
import { lazy, Suspense } from 'react';
import type { Subject } from '../../shared/explain/subject.ts';
import { useUrlState } from '../../shared/url/use-url-state.ts';

const ExplainPanel = lazy(() =>
  import('./ExplainPanel.tsx').then(({ ExplainPanel: component }) => ({ default: component })),
);

interface ExplainProps {
  readonly subjects: readonly Subject[];
  /** Whether answers are still under way: the number may yet come. */
  readonly isPending: boolean;
}

export function Explain({ subjects, isPending }: ExplainProps) {
  const [{ explain }, setState] = useUrlState();
  if (explain === undefined) return null;
  const subject = subjects.find(({ id }) => id === explain);
  if (subject === undefined && isPending) return null;
  return (
    <Suspense>
      <ExplainPanel
        id={explain}
        subject={subject}
        onClose={() => setState({ explain: undefined }, { replace: true })}
      />
    </Suspense>
  );
}
