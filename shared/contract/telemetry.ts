/** Names of attributes that more than one side of the product reads. */

/** True on a span whose caller did not wait for the answer: neither a success nor a failure. */
export const CANCELLED = 'otel_bi.cancelled';
