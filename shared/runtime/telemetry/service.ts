/** Two services in one process: requests and jobs. The context says whose span it is. */
import {
  type Context,
  context,
  createContextKey,
  type Span,
  type SpanOptions,
  type Tracer,
  type TracerProvider,
} from '@opentelemetry/api';

const JOBS = createContextKey('otel-bi.jobs');

/** A context whose spans belong to the service that runs jobs. */
export function asJobService(parent: Context): Context {
  return parent.setValue(JOBS, true);
}

/** The providers of both services. */
export interface Services {
  readonly requests: TracerProvider;
  readonly jobs: TracerProvider;
}

/**
 * A provider that makes each span by the provider of the service it belongs to.
 * @param current asked for each span: a tracer lives as long as the process, longer than the services
 */
export function providerByService(current: () => Services): TracerProvider {
  return {
    getTracer(name, version, options) {
      let made: { readonly services: Services; readonly requests: Tracer; readonly jobs: Tracer } | undefined;
      return tracerByService((parent) => {
        const services = current();
        if (made?.services !== services) {
          made = {
            services,
            requests: services.requests.getTracer(name, version, options),
            jobs: services.jobs.getTracer(name, version, options),
          };
        }
        return parent.getValue(JOBS) === true ? made.jobs : made.requests;
      });
    },
  };
}

type Work = (span: Span) => unknown;

function tracerByService(of: (parent: Context) => Tracer): Tracer {
  function startActiveSpan<F extends Work>(name: string, fn: F): ReturnType<F>;
  function startActiveSpan<F extends Work>(name: string, options: SpanOptions, fn: F): ReturnType<F>;
  function startActiveSpan<F extends Work>(
    name: string,
    options: SpanOptions,
    parent: Context,
    fn: F,
  ): ReturnType<F>;
  function startActiveSpan<F extends Work>(name: string, ...rest: readonly [...unknown[], F]): ReturnType<F> {
    // The overloads leave no other order: options and context are there or not, the function is last.
    const work = rest.at(-1) as F;
    const options = rest.length > 1 ? (rest[0] as SpanOptions) : {};
    const parent = rest.length > 2 ? (rest[1] as Context) : context.active();
    return of(parent).startActiveSpan(name, options, parent, work);
  }
  return {
    startSpan: (name, options, parent = context.active()) => of(parent).startSpan(name, options, parent),
    startActiveSpan,
  };
}
