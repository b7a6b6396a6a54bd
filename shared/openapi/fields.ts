/** Looks into a parameter schema: its fields, and which of them a caller must give. */
import type { Schema } from '../contract/endpoint.ts';

export interface ParameterField {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
}

/** Fields of an object schema (also with checks on it), optionals unwrapped. */
export function parameterFields(schema: Schema): ParameterField[] {
  const definition = schema._zod.def;
  if (!('shape' in definition) || typeof definition.shape !== 'object' || definition.shape === null)
    return [];
  // zod keeps the fields of an object under `shape`, each a schema.
  const shape: Readonly<Record<string, Schema>> = { ...definition.shape };
  return Object.entries(shape).map(([name, field]) => ({ name, ...unwrap(field) }));
}

function unwrap(schema: Schema): { schema: Schema; required: boolean } {
  const definition = schema._zod.def;
  if (definition.type !== 'optional' || !('innerType' in definition)) return { schema, required: true };
  // An optional's inner type is a schema by zod's own definition of it.
  return { schema: definition.innerType as Schema, required: false };
}
