/** Telemetry is taken below this path. */
export const otlpPath = '/otlp/';
