import type { queryDefinition } from '@otel-bi/shared/contract/platform/metrics.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { CopyButton } from '../../shared/ui/CopyButton.tsx';
import { SqlText } from '../../shared/ui/SqlText.tsx';
import { Facts, Step } from './Step.tsx';

type QueryDefinition = (typeof queryDefinition)['_zod']['output'];

interface QueryStepProps {
  readonly subject: Subject;
  readonly queries: readonly QueryDefinition[];
}

/** The text that went to the warehouse and the values that went with it. */
export function QueryStep({ subject, queries }: QueryStepProps) {
  const { m } = useI18n();
  const { meta, request } = subject;
  const names = meta.queries;
  const parameters = Object.entries(meta.parameters).map(
    ([name, value]) =>
      [
        name,
        value === null ? (
          <span key={name} className="quiet">
            {m.explain.notSet}
          </span>
        ) : (
          <code key={name}>{value}</code>
        ),
      ] as const,
  );
  return (
    <Step title={names.length > 1 ? m.explain.queries : m.explain.query}>
      {names.map((name) => (
        <QueryText key={name} name={name} query={queries.find((query) => query.name === name)} />
      ))}
      <h4>
        {m.explain.parameters} <span className="quiet">{m.explain.asUnderstood}</span>
      </h4>
      <Facts rows={parameters} />
      <p className="explain-call">
        <code>{request}</code>
        <CopyButton text={request} what={m.explain.request} />
      </p>
    </Step>
  );
}

function QueryText({ name, query }: { name: string; query: QueryDefinition | undefined }) {
  const { m } = useI18n();
  if (query === undefined) {
    return (
      <p>
        <code>{name}</code> <span className="quiet">{m.explain.queryUnknown(name)}</span>
      </p>
    );
  }
  return (
    <>
      <p className="sql-head">
        <code>{name}</code> <span lang="en">{query.summary}</span>
        <CopyButton text={query.text} what={name} />
      </p>
      <SqlText text={query.text} name={name} />
    </>
  );
}
