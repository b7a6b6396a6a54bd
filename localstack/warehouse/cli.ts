/** `npm run warehouse -- generate | import | load-mssql | compare`: fills and compares the warehouses. */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '@otel-bi/shared/contract/errors.ts';
import { describeImport } from './cli-report.ts';

const usage = `Usage: npm run warehouse -- <command> [options]

  generate --scale N [--seed S] [--dir D] [--clean]
      Writes both warehouses, N times the real size (0.01 to 100), the same for the same seed.
      Plants anomalies and defects that warehouses/manifest.json lists; --clean plants none.

  import adventureworks FOLDER [--dir D]
      Loads AdventureWorksDW files: headerless "|" files in table column order, or CSV with a header.
      Loads all or nothing; the WideWorldImporters warehouse stays as it is.

  load-mssql [--dsn-aw DSN] [--dsn-wwi DSN] [--dir D] [--replace]
      Copies the warehouses into SQL Server databases, tables included, and compares counts and sums.
      DSN: sqlserver://user:password@host:1433?database=name (a login that may create tables).

  compare [--dsn-aw DSN] [--dsn-wwi DSN] [--dir D]
      Runs every query on the DuckDB files and on the SQL Server databases that were filled from them,
      and prints rows, times and every difference.

D is the data directory: DATA_DIR, or .data in the repository.
`;

/** One of the command's own mistakes: which option or argument is wrong. */
function badUsage(message: string): AppError {
  return new AppError('configuration_invalid', `${message} (see --help)`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function dataDir(dir: string | undefined): string {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  return resolve(dir ?? process.env.DATA_DIR ?? join(root, '.data'));
}

async function generate(args: readonly string[]): Promise<void> {
  const { values } = parse(args, {
    scale: { type: 'string' },
    seed: { type: 'string', default: '1' },
    dir: { type: 'string' },
    clean: { type: 'boolean', default: false },
  });
  const scale = Number(values.scale ?? Number.NaN);
  if (!(scale >= 0.01 && scale <= 100)) throw badUsage('--scale must be a number from 0.01 to 100');
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed) || seed < 0) throw badUsage('--seed must be a whole number from 0');
  const dir = dataDir(values.dir);
  const { generateWarehouses } = await import('./generate/index.ts');
  await generateWarehouses({ dir, scale, seed, clean: values.clean, onProgress: print });
  print(`Generated both warehouses at scale ${scale}, seed ${seed}, in ${join(dir, 'warehouses')}`);
}

async function importFolder(args: readonly string[]): Promise<void> {
  const { values, positionals } = parse(args, { dir: { type: 'string' } }, true);
  const [warehouse, folder, ...rest] = positionals;
  if (warehouse !== 'adventureworks') throw badUsage('only adventureworks can be imported');
  if (folder === undefined || rest.length > 0) throw badUsage('import adventureworks takes one folder');
  const { importAdventureWorks } = await import('./import/index.ts');
  const report = await importAdventureWorks({ folder, dir: dataDir(values.dir) });
  print(describeImport(report));
}

/** The databases that `--dsn-aw` and `--dsn-wwi` name; at least one. */
function wantedTargets(command: string, values: Readonly<Record<string, unknown>>) {
  const wanted = (['aw', 'wwi'] as const).flatMap((domain) => {
    const dsn = values[`dsn-${domain}`];
    return typeof dsn === 'string' ? [{ domain, dsn, dsnName: `--dsn-${domain}` }] : [];
  });
  if (wanted.length === 0) throw badUsage(`${command} needs --dsn-aw, --dsn-wwi or both`);
  return wanted;
}

const targetOptions = {
  'dsn-aw': { type: 'string' },
  'dsn-wwi': { type: 'string' },
  dir: { type: 'string' },
} as const;

async function loadMssql(args: readonly string[]): Promise<void> {
  const { values } = parse(args, { ...targetOptions, replace: { type: 'boolean', default: false } });
  const wanted = wantedTargets('load-mssql', values);
  const { loadSqlServer, sqlServerDsn } = await import('./mssql/index.ts');
  const { describeCopy } = await import('./cli-report.ts');
  for (const { dsn, dsnName } of wanted) sqlServerDsn(dsn, dsnName);
  for (const target of wanted) {
    const onTable = (copied: Parameters<typeof describeCopy>[0]) => print(describeCopy(copied));
    await loadSqlServer({ ...target, dir: dataDir(values.dir), replace: values.replace, onTable });
  }
  print('All counts and sums agree.');
}

async function compare(args: readonly string[]): Promise<void> {
  const { values } = parse(args, targetOptions);
  const wanted = wantedTargets('compare', values);
  const { compareEngines } = await import('./differential/report.ts');
  const differences = await compareEngines(wanted, dataDir(values.dir), print);
  if (differences > 0) throw new AppError('conflict', `${differences} differences between the engines`);
}

function parse<const O extends ParseArgsConfig['options']>(
  args: readonly string[],
  options: O,
  allowPositionals = false,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'the arguments cannot be read';
    throw badUsage(message.split('\n', 1)[0] ?? message);
  }
}

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<void>>> = {
  generate,
  import: importFolder,
  'load-mssql': loadMssql,
  compare,
};

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === '--help' || name === '-h' || args.includes('--help')) return print(usage.trimEnd());
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined)
    throw badUsage(name === undefined ? 'a command is missing' : `${name} is no command`);
  await command(args);
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  // Anything but the product's own error is a defect of this program: its place is worth the extra lines.
  const message =
    error instanceof AppError
      ? error.message.replaceAll(/\s*\n\s*/g, ' ')
      : error instanceof Error
        ? error.stack
        : String(error);
  process.stderr.write(`warehouse: ${message}\n`);
  process.exitCode = 1;
}
