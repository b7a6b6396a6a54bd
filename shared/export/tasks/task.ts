/** Files made outside the request that asks for them: asked for by an event, followed by an id. */
import type { SeenState } from '../../contract/platform/data-state.ts';
import type { Container } from '../../runtime/container.ts';
import type { AuditDomain } from '../../store/audit.ts';

export interface TaskContext {
  /** The act in the audit trail; also the audit id that the files state. */
  readonly id: string;
  /** The endpoint's parameters as parsed. */
  readonly query: Readonly<Record<string, string | number>>;
  readonly container: Container;
  readonly signal: AbortSignal;
  readonly traceId: string;
}

/** A file in the object store. */
export interface TaskFileMade {
  readonly format: string;
  readonly key: string;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

export interface TaskResult {
  readonly domain: AuditDomain;
  readonly view: string;
  readonly asOf: string | null;
  readonly queries: readonly string[];
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly rows: number;
  /** SHA-256 of the data where they are too large to be held; else `data`. */
  readonly dataSha256?: string;
  /** What the trail keeps as the act's answer. */
  readonly data?: unknown;
  /** The states of the warehouses behind it. */
  readonly dataStates?: readonly (SeenState | null)[];
  readonly files: readonly TaskFileMade[];
}

/** Makes a task's files; those it leaves when it fails are its own to remove. */
export type TaskMaker = (context: TaskContext) => Promise<TaskResult>;
