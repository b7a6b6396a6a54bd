import type { ViewMeta } from '../../views/view.ts';
import type { ExportedView } from '../views/presentation.ts';
import type { Provenance, ViewDocument } from './document.ts';

/** What the runtime knows about an answer and the view does not. */
export type AnswerIds = Pick<Provenance, 'generatedAt' | 'traceId' | 'auditId'>;

/** A view's answer as a document. */
export function viewDocument<R, M extends ViewMeta>(
  view: ExportedView<R, M>,
  answer: { readonly data: readonly R[]; readonly meta: M },
  ids: AnswerIds,
): ViewDocument {
  const { asOf, period, parameters, queries, channels, notices } = answer.meta;
  const presented = view.present(answer.data, answer.meta);
  const { table } = presented;
  const available = answer.meta.totalRows ?? table.rows.count;
  return {
    ...presented,
    table: { ...table, rows: { ...table.rows, available } },
    notices,
    provenance: {
      domain: view.domain,
      view: view.view,
      asOf,
      period: period ?? null,
      parameters,
      queries,
      channels: channels ?? [],
      ...ids,
    },
  };
}
