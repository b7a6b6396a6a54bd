/** What a span says of the function's invocation, by the FaaS conventions. */
import type { Attributes } from '@opentelemetry/api';

let isCold = true;

/** `faas.coldstart` is true for the first invocation of a process. */
export function invocationAttributes(
  trigger: 'http' | 'pubsub' | 'timer',
  id: string | undefined,
): Attributes {
  const attributes = {
    'faas.trigger': trigger,
    'faas.coldstart': isCold,
    ...(id === undefined ? {} : { 'faas.invocation.id': id }),
  };
  isCold = false;
  return attributes;
}
