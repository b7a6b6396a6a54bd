/** The event bus as the product sees it: EventBridge on AWS, one of the same shape on one machine. */

export interface BusEvent {
  /** `detail-type`, a name of `shared/contract/events.ts`. */
  readonly type: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What became of one event: null when the bus has it, else why not. */
export type PutResult = string | null;

export interface Bus {
  /**
   * Gives events to the bus, which delivers each at least once, in no order.
   * @returns one result for each event, in order; rejects when none could be sent
   */
  put(events: readonly BusEvent[], options?: { readonly signal?: AbortSignal }): Promise<PutResult[]>;
}
