import { useI18n } from '../../shared/i18n/context.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import type { ExportRecord } from './api/history.ts';

const SHOWN_OF_HASH = 12;

/** Files that left: what, by whom, how large, and the fingerprint to compare a copy with. */
export function ExportTable({ records }: { records: readonly ExportRecord[] }) {
  const { m } = useI18n();
  const texts = m.operations.exports;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keys
    <section className="table-scroll" tabIndex={0} aria-label={texts.history}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{m.operations.when}</th>
            <th scope="col">{texts.file}</th>
            <th scope="col">{texts.format}</th>
            <th scope="col" data-number>
              {texts.rows}
            </th>
            <th scope="col" data-number>
              {texts.size}
            </th>
            <th scope="col">{texts.actor}</th>
            <th scope="col">{texts.sha256}</th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={record.id} record={record} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ record }: { record: ExportRecord }) {
  const { m, f } = useI18n();
  const { at, view, domain, format, rows, bytes, actor, sha256 } = record;
  const texts = m.operations.exports;
  return (
    <tr>
      <td className="instant">{f.instant(at)}</td>
      <th scope="row">
        {texts.views[view] ?? view}
        <small>{domain === 'platform' ? m.operations.platform : m.domains[domain]}</small>
      </th>
      <td>{format.toUpperCase()}</td>
      <td data-number>{f.number(rows)}</td>
      <td data-number title={f.number(bytes)}>
        {f.bytes(bytes)}
      </td>
      <td>{actor}</td>
      <td>
        <span className="identifier" title={sha256}>
          <code>{sha256.slice(0, SHOWN_OF_HASH)}</code>
          <CopyButton text={sha256} what={texts.sha256} />
        </span>
      </td>
    </tr>
  );
}
