/** Memory and time of functions. On Lambda processor time comes with memory: 1,769 MB are one full processor. */
import type { DeployedFunction } from './catalog.ts';

export interface Size {
  readonly memoryMegabytes: number;
  readonly timeoutSeconds: number;
}

/** An HTTP API gives up after 30 s: the function ends before it and answers for itself. */
const ENDPOINT_SECONDS = 29;
/** What Lambda allows. */
const LONGEST_SECONDS = 900;

export function sizeOf({ invoker, resources }: DeployedFunction): Size {
  switch (invoker.kind) {
    case 'endpoint': {
      const analyses = resources.has('warehouse') ? 1024 : 512;
      return {
        memoryMegabytes: resources.has('fonts') ? 1769 : analyses,
        timeoutSeconds: ENDPOINT_SECONDS,
      };
    }
    case 'job':
      return { memoryMegabytes: 1769, timeoutSeconds: LONGEST_SECONDS };
    case 'worker':
      return { memoryMegabytes: 3008, timeoutSeconds: LONGEST_SECONDS };
    // The next round comes in a minute: two never overlap.
    case 'upkeep':
      return { memoryMegabytes: 512, timeoutSeconds: 55 };
    case 'subscriber':
      return { memoryMegabytes: 256, timeoutSeconds: 30 };
    // A request waits for it.
    case 'authorizer':
      return { memoryMegabytes: 512, timeoutSeconds: 5 };
    // With the time that a new server takes until it answers.
    case 'deployment':
      return { memoryMegabytes: 512, timeoutSeconds: 720 };
  }
}
