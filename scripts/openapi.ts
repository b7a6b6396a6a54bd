/** `npm run openapi`: prints the OpenAPI document. */
import { openapiDocument } from '@otel-bi/shared/openapi/document.ts';

process.stdout.write(`${JSON.stringify(openapiDocument(), null, 2)}\n`);
