import type { MetricDefinition } from '@otel-bi/shared/contract/platform/metrics.ts';
import type { Subject } from '../../shared/explain/subject.ts';
import { useI18n } from '../../shared/i18n/context.tsx';
import { Said } from '../../shared/said/Said.tsx';
import { Icon } from '../../shared/ui/icons.tsx';
import { Step } from './Step.tsx';

interface DataStepProps {
  readonly subject: Subject;
  readonly definition: MetricDefinition | undefined;
}

/** Columns, freshness by channel, and what to know about these data. */
export function DataStep({ subject, definition }: DataStepProps) {
  const { m } = useI18n();
  const { notices } = subject.meta;
  return (
    <Step title={m.explain.source}>
      <FreshnessTable subject={subject} />
      {notices.length > 0 && (
        <ul className="data-notices" aria-label={m.explain.notices}>
          {notices.map(({ code, message, said }) => (
            <li key={code + message}>
              <Icon name="warning" />
              <span>
                <Said text={message} said={said} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {definition && definition.sources.length > 0 && (
        <ul className="columns" aria-label={m.explain.columns}>
          {definition.sources.map((column) => (
            <li key={column}>
              <code>{column}</code>
            </li>
          ))}
        </ul>
      )}
    </Step>
  );
}

function FreshnessTable({ subject }: { subject: Subject }) {
  const { m, f } = useI18n();
  const { asOf, channels = [] } = subject.meta;
  const names: Readonly<Record<string, string>> = m.answer.channelNames;
  const date = (day: string | null) => (day === null ? m.notAvailable : f.date(day));
  if (channels.length === 0) {
    return (
      <p>
        {m.explain.asOf}: {date(asOf)}
      </p>
    );
  }
  return (
    <table className="small-table">
      <thead>
        <tr>
          <th scope="col">{m.explain.channel}</th>
          <th scope="col">{m.explain.asOf}</th>
          <th scope="col">{m.explain.completeTo}</th>
        </tr>
      </thead>
      <tbody>
        {channels.map(({ channel, asOf: newest, completeThrough, tail }) => (
          <tr key={channel}>
            <th scope="row">{names[channel] ?? channel}</th>
            <td>{date(newest)}</td>
            <td data-tone={tail ? 'bad' : undefined}>{date(completeThrough)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
