/** The header by which CloudFront shows the API that a request came through it; its value is a secret. */
export const originHeader = 'x-otel-bi-origin';
