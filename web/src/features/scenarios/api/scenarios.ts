/** What-if scenarios: computed while the reader tries, saved when they say so. */
import type { BodyOf, DataOf } from '@otel-bi/shared/contract/endpoint.ts';
import type {
  createScenario,
  listScenarios,
  previewScenario,
  readScenario,
} from '@otel-bi/shared/contract/wwi/scenarios.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Answer, ApiClient } from '../../../shared/api/client.ts';

export type ScenarioParameters = Omit<BodyOf<typeof createScenario>, 'name'>;
/** What a preview came to, and of which parameters: the page may have moved on while it shows it. */
export type PreviewAnswer = Answer<typeof previewScenario> & { readonly parameters: ScenarioParameters };
export type ScenarioItem = DataOf<typeof previewScenario>['items'][number];
export type ItemState = ScenarioItem['baseline'];
export type Outcome = DataOf<typeof previewScenario>['baseline'];
export type SavedScenario = DataOf<typeof listScenarios>[number];
export type FullScenario = DataOf<typeof readScenario>;

const PAGE = 50;
const SAVE_TIMEOUT_MS = 30_000;

/** What these parameters would come to, beside what is. */
export function previewOptions(api: ApiClient, parameters: ScenarioParameters) {
  return queryOptions({
    queryKey: ['scenarios', 'preview', parameters],
    queryFn: async ({ signal }): Promise<PreviewAnswer> => ({
      ...(await api.post<typeof previewScenario>('wwi.scenarios.preview', {}, parameters, signal)),
      parameters,
    }),
  });
}

/** Saved scenarios, newest first, page by page. */
export function scenariosOptions(api: ApiClient) {
  return infiniteQueryOptions({
    queryKey: ['scenarios', 'list'],
    queryFn: ({ signal, pageParam }) =>
      api.get<typeof listScenarios>('wwi.scenarios.list', { limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ meta }) => meta.nextCursor ?? undefined,
    staleTime: 0,
  });
}

/** One saved scenario with its items; it never changes. */
export function scenarioOptions(api: ApiClient, id: string) {
  return queryOptions({
    queryKey: ['scenarios', 'one', id],
    queryFn: ({ signal }) => api.get<typeof readScenario>('wwi.scenarios.read', {}, signal, { id }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Saves a scenario under a name. @returns its id */
export async function saveScenario(
  api: ApiClient,
  name: string,
  parameters: ScenarioParameters,
): Promise<string> {
  const body = { name, ...parameters };
  const signal = AbortSignal.timeout(SAVE_TIMEOUT_MS);
  const { data } = await api.post<typeof createScenario>('wwi.scenarios.create', {}, body, signal);
  return data.id;
}
