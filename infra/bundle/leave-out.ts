/**
 * What the bundles do not hold of the packages that they use. Each part is one that the product never
 * reaches; reaching it after all fails with a message that names it.
 */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { smallerData } from './smaller-data.ts';

/** A module whose every use fails; loading it does not. */
const absent = (what: string) => `
module.exports = new Proxy({}, {
  get(_, name) {
    if (name === '__esModule') return undefined;
    throw new Error(${JSON.stringify(`this build leaves out ${what}`)});
  },
});`;

interface Replacement {
  /** Of the path that is imported, as it is written. */
  readonly imported?: RegExp;
  /** Of the file that it is resolved to. */
  readonly file?: RegExp;
  readonly contents: string;
}

const replacements: readonly Replacement[] = [
  // tedious: Entra ID and Always Encrypted with Azure's key vault. The DSN knows logins only.
  { imported: /^@azure\//, contents: absent('sign-in and keys of Azure') },
  // tedious: NTLM.
  { file: /[\\/]tedious[\\/]lib[\\/]ntlm(-payload)?\.js$/, contents: absent('NTLM') },
  // tedious, for its buffers: the streams of an older Node, beside Node's own.
  { imported: /^readable-stream$/, contents: `module.exports = require('node:stream');` },
  // tedious: text of Chinese, Japanese and Korean collations that is not Unicode, and encodings that no
  // collation has. iconv-lite names the encoding that it does not know.
  { file: /[\\/]iconv-lite[\\/]encodings[\\/](dbcs-(codec|data)|sbcs-data|utf7|utf32)\.js$/, contents: '' },
  // tedious: parameters that are tables.
  {
    file: /[\\/]tedious[\\/]lib[\\/]data-types[\\/]tvp\.js$/,
    contents: `exports.default = { id: 0xf3, type: 'TVPTYPE', name: 'TVP' };`,
  },
  // iconv-lite: streams of text; tedious decodes values.
  { file: /[\\/]iconv-lite[\\/]lib[\\/]streams\.js$/, contents: 'module.exports = () => ({});' },
  // tedious: bulk inserts; a warehouse is only read.
  { file: /[\\/]tedious[\\/]lib[\\/]bulk-load\.js$/, contents: absent('bulk inserts') },
  // mssql: statements prepared on the server, and transactions; the port sends single statements.
  {
    file: /[\\/]mssql[\\/]lib[\\/]base[\\/](prepared-statement|transaction)\.js$/,
    contents: `module.exports = class { constructor() { throw new Error('this build only reads'); } };`,
  },
  // mssql: tables for bulk inserts and table-valued parameters, the connection that a whole program shares, and
  // values of geometry, which stay bytes.
  {
    file: /[\\/]mssql[\\/]lib[\\/](table|tedious[\\/]transaction)\.js$/,
    contents: `module.exports = class { constructor() { throw new Error('this build only reads'); } };`,
  },
  { file: /[\\/]mssql[\\/]lib[\\/]global-connection\.js$/, contents: '' },
  { file: /[\\/]mssql[\\/]lib[\\/]udt\.js$/, contents: 'exports.PARSERS = {};' },
  // tedious: lines for its own developers, which nobody listens to, and the hexadecimal numbers in them.
  {
    file: /[\\/]tedious[\\/]lib[\\/]debug\.js$/,
    contents: `const { EventEmitter } = require('node:events');
module.exports = class extends EventEmitter { packet() {} data() {} payload() {} token() {} log() {} };
module.exports.default = module.exports;`,
  },
  {
    imported: /^sprintf-js$/,
    contents: `const hex = (value) => Number(value).toString(16).toUpperCase();
exports.sprintf = (text, ...values) =>
  text.replace(/%0?\\d*([Xds])/g, (_, kind) => (kind === 'X' ? hex : String)(values.shift()));`,
  },
  // mssql: connection strings, which the warehouse port reads itself.
  {
    imported: /^@tediousjs\/connection-string$/,
    contents: `exports.MSSQL_SCHEMA = {};
exports.parse = () => { throw new Error('a connection string reached mssql'); };`,
  },
  // mssql: lines for its own developers, switched on by DEBUG.
  { imported: /^debug$/, contents: 'module.exports = () => () => undefined;' },
  // The SDK: its chain of credentials (files, metadata services, single sign-on). A function's role reaches
  // it by the environment, as does an emulator's key.
  {
    imported: /^@aws-sdk\/credential-provider-node$/,
    contents: `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  },
  // pg: its native binding, which is not installed, and passwords from a file in a home directory.
  { file: /[\\/]pg[\\/]lib[\\/]native[\\/]index\.js$/, contents: absent('the native client of PostgreSQL') },
  { imported: /^pgpass$/, contents: 'module.exports = (_, done) => done(undefined);' },
  // pg: values in its binary format, which is never asked for, and the binding of a login to the server's
  // certificate, which is off.
  { file: /[\\/]pg-types[\\/]lib[\\/]binaryParsers\.js$/, contents: 'exports.init = () => undefined;' },
  {
    file: /[\\/]pg[\\/]lib[\\/]crypto[\\/]cert-signatures\.js$/,
    contents: `exports.signatureAlgorithmHashFromCertificate = () => {
  throw new Error('this build leaves out the binding of a login to a certificate');
};`,
  },
  // pg: intervals, which no column of the store has, stay text.
  { imported: /^postgres-interval$/, contents: 'module.exports = String;' },
  // pg: connection strings, which the store reads itself.
  {
    imported: /^pg-connection-string$/,
    contents: `exports.parse = () => { throw new Error('a connection string reached pg'); };`,
  },
  // fontkit: WOFF2, with a decoder older than Node's own.
  {
    file: /[\\/]brotli[\\/]decompress\.js$/,
    contents: `module.exports = (data) => require('node:zlib').brotliDecompressSync(data);`,
  },
  // exceljs: reading workbooks and CSV; the product only writes workbooks with it.
  { imported: /^(unzipper|@fast-csv\/|fast-csv$)/, contents: absent('the reading of workbooks') },
  { file: /[\\/]exceljs[\\/]lib[\\/]csv[\\/]csv\.js$/, contents: absent('CSV by exceljs') },
];

/** Files that stand in for a package of which little is used. */
const standIns: Readonly<Record<string, string>> = {
  '@js-joda/core': fileURLToPath(new URL('stand-ins/js-joda.ts', import.meta.url)),
};

const root = fileURLToPath(new URL('../..', import.meta.url));

const leaveOut: Plugin = {
  name: 'leave-out',
  setup(builder) {
    for (const { imported, file, contents } of replacements) {
      if (imported !== undefined) {
        builder.onResolve({ filter: imported }, ({ path }) => ({ path, namespace: 'left-out' }));
        builder.onLoad({ filter: imported, namespace: 'left-out' }, () => ({ contents, resolveDir: root }));
      }
      if (file !== undefined) builder.onLoad({ filter: file }, () => ({ contents }));
    }
    for (const [name, path] of Object.entries(standIns)) {
      builder.onResolve({ filter: new RegExp(`^${name}$`) }, () => ({ path }));
    }
  },
};

/** For the bundles of every stage. */
export const leanBundles: readonly Plugin[] = [leaveOut, ...smallerData];

/** No code for X-Ray: the stage has it off. */
export const withoutXRay: Plugin = {
  name: 'without-xray',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]shared[\\/]runtime[\\/]telemetry[\\/]xray\.ts$/ }, () => ({
      contents: `throw new Error('this build leaves out X-Ray');`,
      loader: 'js',
    }));
  },
};

/** No code of the DuckDB engine: warehouses are SQL Server there. */
export const withoutDuckDb: Plugin = {
  name: 'without-duckdb',
  setup(builder) {
    builder.onLoad({ filter: /[\\/]shared[\\/]warehouse[\\/]duckdb[\\/]engine\.ts$/ }, () => ({
      contents: `throw new Error('this build leaves out the DuckDB engine');`,
      loader: 'js',
    }));
  },
};
