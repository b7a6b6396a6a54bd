/** The application's role: made if it can be, and given exactly what `tables.ts` says. */
import { AppError } from '../contract/errors.ts';
import type { Queryable } from './database.ts';
import { scramVerifier } from './scram.ts';
import { appendOnlyTables, migrationsTable, mutableTables, sequences } from './tables.ts';

export interface AppRole {
  /** Lower-case name, `otel_bi_app` by default. */
  readonly name: string;
  /** Lets the role log in with this password; without it the role is one to act as. */
  readonly password?: string | undefined;
}

/**
 * - `granted`: the role exists and has its rights
 * - `owner`: the role is the migrations' own user, which owns the tables: triggers alone protect the rows
 * - `missing`: the role does not exist and the migrations' user may not create roles
 */
export type RoleState = 'granted' | 'owner' | 'missing';

/** @throws AppError `configuration_invalid` for a name that would need quoting */
export function checkRoleName(name: string): string {
  if (/^[a-z_][a-z0-9_]{0,62}$/.test(name) && !name.startsWith('pg_')) return name;
  throw new AppError('configuration_invalid', 'the application role needs a plain lower-case name');
}

/** Brings role and rights to what they should be; safe to repeat. Runs in the migrations' transaction. */
export async function prepareRole(transaction: Queryable, role: AppRole): Promise<RoleState> {
  const name = checkRoleName(role.name);
  const [facts] = await transaction.query<RoleFacts>(FACTS, [name]);
  if (facts === undefined) throw new AppError('internal', 'the store did not say who the user is');
  if (facts.user === name) return 'owner';
  if (!facts.exists && !facts.mayCreate) return 'missing';
  if (!facts.exists) await transaction.query(`CREATE ROLE ${name} NOLOGIN`);
  if (role.password !== undefined) {
    await transaction.query(`ALTER ROLE ${name} LOGIN PASSWORD '${scramVerifier(role.password)}'`);
  }
  await transaction.query(`${membership(name)}${rights(name, facts.schema)}`);
  return 'granted';
}

interface RoleFacts {
  readonly user: string;
  readonly schema: string;
  readonly exists: boolean;
  readonly mayCreate: boolean;
}

const FACTS = `
SELECT current_user::text AS "user", current_schema()::text AS "schema",
       EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS "exists",
       rolsuper OR rolcreaterole AS "mayCreate"
FROM pg_roles WHERE rolname = current_user`;

/** Lets the migrations' user act as the role, where one login serves both; refused is fine, it is an extra. */
const membership = (name: string) => `
DO $$ BEGIN
  GRANT ${name} TO CURRENT_USER;
EXCEPTION WHEN insufficient_privilege OR invalid_grant_operation THEN NULL;
END $$;`;

function rights(name: string, schema: string): string {
  const inSchema = (object: string) => `"${schema.replaceAll('"', '""')}".${object}`;
  const grant = (tables: readonly string[], what: string) =>
    tables
      .map(
        (table) => `REVOKE ALL ON ${inSchema(table)} FROM PUBLIC, ${name};
GRANT ${what} ON ${inSchema(table)} TO ${name};`,
      )
      .join('\n');
  return [
    `GRANT USAGE ON SCHEMA "${schema.replaceAll('"', '""')}" TO ${name};`,
    grant(appendOnlyTables, 'SELECT, INSERT'),
    grant(mutableTables, 'SELECT, INSERT, UPDATE'),
    grant([migrationsTable], 'SELECT'),
    ...sequences.map((sequence) => `GRANT USAGE ON SEQUENCE ${inSchema(sequence)} TO ${name};`),
  ].join('\n');
}
