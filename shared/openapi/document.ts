/** The OpenAPI 3.1 document, made from the contract. Only endpoints that work are in it. */
import * as z from 'zod/mini';
import type { Schema } from '../contract/endpoint.ts';
import { problem } from '../contract/envelope.ts';
import { errorStatus } from '../contract/errors.ts';
import { parameterSchemas } from '../contract/parameters.ts';
import type { LiveEndpoint } from '../contract/routes.ts';
import { routes } from '../contract/routes.ts';
import { apiVersion } from '../runtime/version.ts';
import { parameterFields } from './fields.ts';

type Json = Record<string, unknown>;

/** JSON Schema of a schema; the dialect marker and zod's bounds of safe integers say nothing to a reader. */
function jsonSchema(schema: Schema): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' });
  return rest;
}

function parameters(container: Schema, place: 'query' | 'path'): Json[] {
  return parameterFields(container).map(({ name, schema, required }) => {
    const known = parameterSchemas.get(schema);
    return {
      name,
      in: place,
      required: required || place === 'path',
      ...(known ? { description: known.description } : {}),
      schema: known?.schema ?? jsonSchema(schema),
    };
  });
}

const formatTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv',
} as const;

/** Health and the API document have standard shapes of their own, without the envelope. */
const unwrapped = new Set(['platform.health', 'platform.openapi']);

function successBody(route: LiveEndpoint): Json {
  if (route.success.kind === 'html') return { content: { 'text/html': {} } };
  if (route.success.kind === 'redirect')
    return { headers: { Location: { schema: { type: 'string', format: 'uri' } } } };
  if (route.success.kind === 'file') {
    const types = Object.values(formatTypes).map((type) => [
      type,
      { schema: { type: 'string', format: 'binary' } },
    ]);
    return { content: Object.fromEntries(types) };
  }
  const data = jsonSchema(route.data);
  const schema = unwrapped.has(route.id)
    ? data
    : { type: 'object', required: ['data', 'meta'], properties: { data, meta: jsonSchema(route.meta) } };
  return { content: { 'application/json': { schema } } };
}

function problemResponses(route: LiveEndpoint): Json {
  const statuses = new Set<number>([400, 500, 503]);
  if (route.access.kind === 'token') for (const status of [401, 403]) statuses.add(status);
  if (route.path.includes('{')) statuses.add(404);
  if (route.method === 'POST') statuses.add(422);
  return Object.fromEntries(
    [...statuses].sort().map((status) => [
      String(status),
      {
        description: codesOf(status),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function codesOf(status: number): string {
  const codes = Object.entries(errorStatus).filter(([, value]) => value === status);
  return codes.map(([code]) => `\`${code}\``).join(', ');
}

function operation(route: LiveEndpoint): Json {
  const hasBody = parameterFields(route.body).length > 0;
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.domain],
    parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
    ...(hasBody
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(route.body) } },
          },
        }
      : {}),
    ...(route.access.kind === 'open'
      ? { security: [] }
      : { security: [{ bearer: route.access.scope ? [route.access.scope] : [] }] }),
    responses: {
      [String(route.success.status)]: { description: route.summary, ...successBody(route) },
      ...problemResponses(route),
    },
  };
}

/** The whole document. */
export function openapiDocument(): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'OTel BI',
      version: apiVersion,
      description:
        'Business intelligence over two data warehouses. Every analytics answer is audited and traced.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [
      { name: 'platform', description: 'The service itself' },
      { name: 'aw', description: 'AdventureWorks' },
      { name: 'wwi', description: 'Wide World Importers' },
    ],
    paths,
    components: {
      schemas: { Problem: jsonSchema(problem) },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
