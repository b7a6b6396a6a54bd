import type { ReactNode } from 'react';

/** One station on the way from the number to its record. */
export function Step({ title, children }: { title: string; children: ReactNode }) {
  return (
    <li className="step">
      <h3>{title}</h3>
      {children}
    </li>
  );
}

/** Names and values; what is not known is left out by the caller. */
export function Facts({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name} className="fact">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
