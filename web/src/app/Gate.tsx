import type { ReactNode } from 'react';
import { useI18n } from '../shared/i18n/context.tsx';
import { Mark } from './frame/Mark.tsx';

interface GateProps {
  readonly title: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** A page of its own before or after the product: one sentence and what to do. */
export function Gate({ title, hint, children }: GateProps) {
  const { m } = useI18n();
  return (
    <main className="gate">
      <p className="gate-brand">
        <Mark /> {m.product}
      </p>
      <h1>{title}</h1>
      {hint && <p className="gate-hint">{hint}</p>}
      {children}
    </main>
  );
}
