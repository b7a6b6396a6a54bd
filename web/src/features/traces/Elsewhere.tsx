import { useI18n } from '../../shared/i18n/context.tsx';
import { useSettings } from '../../shared/settings.ts';
import { Answer } from '../../shared/ui/Answer.tsx';

/** In place of the list where this installation keeps its traces in a backend of its own, or nowhere. */
export function Elsewhere() {
  const { m } = useI18n();
  const { traceUrlTemplate } = useSettings();
  const backend =
    traceUrlTemplate === null ? null : URL.parse(traceUrlTemplate, window.location.href)?.origin;
  if (!backend) return <Answer sentence={m.traces.nowhere} details={m.traces.nowhereHint} />;
  return (
    <>
      <Answer sentence={m.traces.elsewhere} details={m.traces.elsewhereHint} />
      <p>
        <a href={backend}>{m.traces.openElsewhere}</a>
      </p>
    </>
  );
}
