/**
 * What leaves the page about the page: never a query string, which can hold anything (the provider's code
 * among it), nor anything whose name says that it is a secret.
 */
import type { Attributes, AttributeValue } from '@opentelemetry/api';
import { SpanKind } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { pageName } from '../page-name.ts';

const SECRET_NAME = /authorization|cookie|token|password|secret|credential/i;
/** An address or a path; an XPath begins with two slashes or a star. */
const ADDRESS = /^(?:[a-z][a-z+.-]*:\/\/|\/(?![/*]))/i;

function scrubValue(value: AttributeValue | undefined): AttributeValue | undefined {
  return typeof value === 'string' && ADDRESS.test(value) ? value.replace(/[?#].*$/s, '') : value;
}

/** Attributes without secrets and query strings. */
export function scrubAttributes(attributes: Attributes): Attributes {
  const kept = Object.entries(attributes).filter(([name]) => !SECRET_NAME.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, scrubValue(value)]));
}

/** A copy that may leave. Calls are named by their address without identifiers, as the conventions want. */
export function scrubSpan(span: ReadableSpan): ReadableSpan {
  const attributes = scrubAttributes(span.attributes);
  const template = span.kind === SpanKind.CLIENT ? templateOf(attributes['url.full']) : undefined;
  const plainName = span.name.replace(/[?#].*$/s, '');
  return Object.create(span, {
    name: { value: template === undefined ? plainName : `${plainName} ${template}` },
    attributes: { value: template === undefined ? attributes : { ...attributes, 'url.template': template } },
    events: {
      value: span.events.map((event) => ({ ...event, attributes: scrubAttributes(event.attributes ?? {}) })),
    },
  });
}

function templateOf(address: unknown): string | undefined {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  return url === null ? undefined : pageName(url.pathname);
}
