import { expect, it } from 'vitest';
import { identityStatements, type NamedFunction, namedFunctions, resourceStatements } from './read.ts';
import type { Synthesised } from './synthesised.ts';

/** Who may do what, over all stages. Functions are told apart by their names alone, not by how they are made. */
export function permissionSuite(synthesised: () => Synthesised): void {
  const functions = (stage?: string) =>
    namedFunctions(synthesised().resources).filter(
      ({ found }) => stage === undefined || found.stage === stage,
    );
  const shortName = ({ name, found }: NamedFunction) => name.slice(`otel-bi-${found.stage}-`.length);
  const allowed = (one: NamedFunction) => one.statements.filter(({ effect }) => effect === 'Allow');
  /** Short names of the functions of dev that may do any of these. */
  const whoMay = (...actions: string[]) =>
    functions('dev')
      .filter((one) => allowed(one).some((each) => each.actions.some((action) => actions.includes(action))))
      .map(shortName)
      .sort();

  it('has no statement for everything or for a whole service, and none by exclusion', () => {
    const allow = synthesised()
      .resources.flatMap((found) => [...identityStatements(found), ...resourceStatements(found)])
      .filter(({ effect }) => effect === 'Allow');
    expect(allow.length).toBeGreaterThan(300);
    for (const { actions, isInverted } of allow) {
      expect(isInverted).toBe(false);
      for (const action of actions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z][A-Za-z0-9]+\*?$/);
    }
  });

  it('has the resource * only for network interfaces and X-Ray', () => {
    const nameless = /^(ec2:(Describe|Create|Delete|Assign|Unassign)[A-Za-z]+|xray:Put[A-Za-z]+)$/;
    const everywhere = synthesised()
      .resources.flatMap(identityStatements)
      .filter(({ resources }) => resources.includes('*'));
    expect(everywhere.length).toBeGreaterThan(50);
    for (const { actions } of everywhere) for (const action of actions) expect(action).toMatch(nameless);
  });

  it('names every action of the product’s own functions in full', () => {
    const actions = functions().flatMap((one) => allowed(one).flatMap((each) => each.actions));
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('lets only functions that ask for runs and files, jobs and the sweeper put events', () => {
    expect(whoMay('events:PutEvents')).toEqual([
      'aw-daily-anomaly-detection',
      'aw-daily-data-quality',
      'aw-daily-forecast',
      'aw-daily-scores',
      'aw-jobs-trigger',
      'platform-jobs-replay',
      'platform-reports-generate',
      'platform-sweep',
      'wwi-daily-data-quality',
      'wwi-daily-supplier-scores',
      'wwi-export-business-events',
      'wwi-hourly-events',
      'wwi-hourly-reorder',
      'wwi-jobs-trigger',
    ]);
  });

  it('lets only report and export functions touch the bucket of files', () => {
    const reports = functions('dev').filter(
      (one) => 'REPORT_BUCKET' in one.environment || mentions(one, 'DataReports'),
    );
    expect(reports.length).toBeGreaterThan(10);
    for (const one of reports) {
      expect(shortName(one)).toMatch(/^((aw|wwi)-export-|platform-(reports|exports|files))/);
    }
    expect(whoMay('s3:DeleteObject')).toEqual(['platform-files']);
  });

  it('lets the sealer write seals, verification read them, and nobody remove one', () => {
    const vault = functions('dev').filter((one) => mentions(one, 'DataSeals'));
    expect(vault.map(shortName).sort()).toEqual(['platform-audit-verify', 'platform-seal']);
    expect(whoMay('s3:PutObjectRetention')).toEqual(['platform-seal']);
    expect(whoMay('s3:BypassGovernanceRetention', 's3:DeleteObjectVersion')).toEqual([]);
  });

  it('gives the secret of a warehouse only to functions that query that warehouse', () => {
    const readers = (secret: string) =>
      functions('dev')
        .filter((one) => mentions(one, secret))
        .map(shortName);
    const aw = readers('AwMssqlDsn');
    const wwi = readers('WwiMssqlDsn');
    const analyses =
      /-(sales|reps|products|anomalies|stock|suppliers|export|scenarios|filters|daily|hourly|files|health|lineage-verify)/;
    for (const name of [...aw, ...wwi]) expect(name).toMatch(analyses);
    expect(aw.filter((name) => name.startsWith('wwi-'))).toEqual([]);
    expect(wwi.filter((name) => name.startsWith('aw-'))).toEqual([]);
    expect(aw).toContain('aw-sales-kpis');
    expect([...aw, ...wwi].filter((name) => /records|jobs|audit|metrics|config|docs/.test(name))).toEqual([]);
  });

  it('gives open pages and definitions no secret at all', () => {
    const may = whoMay('secretsmanager:GetSecretValue');
    for (const name of [
      'platform-config',
      'platform-docs',
      'platform-openapi',
      'platform-metrics',
      'platform-telemetry-status',
    ]) {
      expect(functions('dev').map(shortName)).toContain(name);
      expect(may).not.toContain(name);
    }
  });

  it('gives the owner’s login to PostgreSQL to the migrations alone', () => {
    const owners = functions().filter((one) => 'POSTGRES_OWNER_SECRET_ARN' in one.environment);
    expect(new Set(owners.map(shortName))).toEqual(new Set(['platform-migrate']));
    const migrate = functions('prod').find((one) => shortName(one) === 'platform-migrate');
    const owner = JSON.stringify(migrate?.environment.POSTGRES_OWNER_SECRET_ARN);
    expect(owner).not.toBe(JSON.stringify(migrate?.environment.POSTGRES_SECRET_ARN));
    const others = functions('prod').filter((one) => shortName(one) !== 'platform-migrate');
    for (const one of others) expect(JSON.stringify(one.statements)).not.toContain('OwnerAttachment');
  });

  it('lets each function write to its own log group alone', () => {
    for (const { statements, found } of functions()) {
      const logs = statements.filter(({ actions }) => actions.some((action) => action.startsWith('logs:')));
      expect(logs).toHaveLength(1);
      const groups = JSON.stringify(logs[0]?.resources);
      expect(groups).toContain(found.logicalId.replace(/Function[0-9A-F]{8}$/, 'Logs'));
    }
  });
}

function mentions({ statements }: NamedFunction, logicalId: string): boolean {
  return statements.some(({ resources }) => resources.some((one) => one.includes(logicalId)));
}
