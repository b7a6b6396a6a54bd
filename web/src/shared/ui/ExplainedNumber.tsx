import type { ReactNode } from 'react';
import { useI18n } from '../i18n/context.tsx';
import { useUrlChange } from '../url/use-url-state.ts';

interface ExplainedNumberProps {
  readonly id: string;
  readonly className?: string;
  /** The value with every digit, for who rests on it. */
  readonly exact: string;
  readonly children: ReactNode;
}

/** A number in a row or a list that opens its explanation. */
export function ExplainedNumber({ id, className, exact, children }: ExplainedNumberProps) {
  const { m } = useI18n();
  const setState = useUrlChange();
  return (
    <button
      type="button"
      className={className ? `number-button ${className}` : 'number-button'}
      title={`${exact} · ${m.kpi.explain}`}
      data-explains={id}
      onClick={() => setState({ explain: id }, { replace: true })}
    >
      {children}
    </button>
  );
}
