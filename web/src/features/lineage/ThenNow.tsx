import type { ReactNode } from 'react';
import { useI18n } from '../../shared/i18n/context.tsx';

interface ThenNowProps {
  /** What is in the rows. */
  readonly title: string;
  /** When then was. */
  readonly recordedAt: string;
  /** Bodies of the table. */
  readonly children: ReactNode;
  /** What follows the table. */
  readonly rest?: ReactNode;
}

/** A table of what was, what is and how much that differs. */
export function ThenNow({ title, recordedAt, children, rest }: ThenNowProps) {
  const { m, f } = useI18n();
  const columns = [
    { name: m.lineage.recorded, at: f.instant(recordedAt) },
    { name: m.lineage.now },
    { name: m.lineage.change },
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <table className="small-table">
        <thead>
          <tr>
            <th scope="col">{title}</th>
            {columns.map(({ name, at }) => (
              <th key={name} scope="col" data-number title={at}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
      {rest}
    </section>
  );
}
