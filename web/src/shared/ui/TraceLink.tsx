import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { hasEmbeddedTraces, useSettings } from '../settings.ts';

interface TraceLinkProps {
  readonly traceId: string;
  /** What it leads to, where its content does not tell. */
  readonly label?: string | undefined;
  readonly children: ReactNode;
}

/** Leads to a trace: to the page's own view, or to the configured backend; plain text where there is none. */
export function TraceLink({ traceId, label, children }: TraceLinkProps) {
  const { traceUrlTemplate } = useSettings();
  if (traceUrlTemplate === null) return children;
  if (hasEmbeddedTraces(traceUrlTemplate)) {
    return (
      <Link
        to="/traces/$traceId"
        params={{ traceId }}
        search={({ open: _open, explain: _explain, ...rest }) => rest}
        aria-label={label}
      >
        {children}
      </Link>
    );
  }
  return (
    <a href={traceUrlTemplate.replace('{traceId}', encodeURIComponent(traceId))} aria-label={label}>
      {children}
    </a>
  );
}
