import { Link } from '@tanstack/react-router';
import { useI18n } from '../../shared/i18n/context.tsx';
import type { Rep } from './api/scores.ts';

/** The employee's name, which opens their page. */
export function RepLink({ rep: { employeeKey, name } }: { rep: Pick<Rep, 'employeeKey' | 'name'> }) {
  const { m } = useI18n();
  return (
    <Link
      className="quiet-link"
      to="/aw/reps/$employeeKey"
      params={{ employeeKey: String(employeeKey) }}
      search={({ explain: _explain, sort: _sort, find: _find, hide: _hide, ...rest }) => rest}
      title={m.insight.rep.open(name)}
    >
      {name}
    </Link>
  );
}
