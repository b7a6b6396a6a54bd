import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { settingNames } from '../config/places.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pipeline = read('.github/workflows/pipeline.yml');
const action = read('.github/actions/deploy/action.yml');

/** The text of each job by its name. */
const jobs = Object.fromEntries(
  pipeline
    .slice(pipeline.indexOf('\njobs:\n') + '\njobs:\n'.length)
    .split(/^(?= {2}[a-z-]+:$)/m)
    .map((text) => [/^ {2}([a-z-]+):/.exec(text)?.[1] ?? '', text]),
);
const job = (name: string) => jobs[name] ?? '';

describe('the pipeline', () => {
  it('runs what others have made at commits, and says which versions they are', () => {
    const used = [...`${pipeline}${action}`.matchAll(/uses: (.+)$/gm)].map(([, text = '']) => text);
    expect(used.length).toBeGreaterThan(5);
    for (const text of used) {
      expect(text).toMatch(/^(\.\/\.github\/actions\/deploy|[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$/);
    }
  });

  it('may read the code, and more only in the jobs that need it', () => {
    expect(pipeline).toContain('\npermissions:\n  contents: read\n\njobs:');
    const more = Object.entries(jobs).flatMap(([name, text]) =>
      [...text.matchAll(/^ {6}([a-z-]+): write$/gm)].map(([, permission]) => `${name} ${permission}`),
    );
    expect(more).toEqual(['deploy-dev id-token', 'deploy-prod id-token', 'release contents']);
  });

  it('leaves no token behind in what it checks out', () => {
    const checkouts = pipeline.match(/uses: actions\/checkout@/g) ?? [];
    expect(pipeline.match(/persist-credentials: false/g)).toHaveLength(checkouts.length);
  });

  it.each(['dev', 'prod'])('deploys %s once at a time, to the end, with its own variables', (stage) => {
    const text = job(`deploy-${stage}`);
    expect(text).toContain(`    environment: ${stage}\n`);
    expect(text).toContain(`      group: deploy-${stage}\n      cancel-in-progress: false\n`);
    expect(text).toContain(`          stage: ${stage}\n`);
    // A condition of a job knows the repository's variables and not those of its environment.
    expect(/^ {4}if: (.*)$/m.exec(text)?.[1]).not.toMatch(/vars|secrets/);
    const named = [...text.matchAll(/(?:vars|secrets)\.([A-Z_]+)/g)].map(([, name]) => name);
    const prefix = stage.toUpperCase();
    expect(named).toEqual(
      ['AWS_DEPLOY_ROLE', 'AWS_REGION', 'WEBHOOK_URL'].flatMap((name) => [`${prefix}_${name}`, name]),
    );
  });

  it('deploys prod, and releases, from a tag that is checked', () => {
    for (const name of ['deploy-prod', 'release']) {
      expect(job(name)).toContain("    if: github.ref_type == 'tag'\n    needs: [tag, test, tsql, synth]\n");
    }
    expect(job('tag')).toContain('git merge-base --is-ancestor HEAD origin/main');
  });

  it('does nothing with AWS where no role is named', () => {
    const steps = action.split(/^ {4}- /m).slice(1);
    expect(steps.length).toBeGreaterThan(5);
    for (const step of steps) expect(step).toMatch(/^ *if: inputs\.role [!=]= ''$/m);
  });
});

describe('the settings of a stage', () => {
  const directory = mkdtempSync(join(tmpdir(), 'otel-bi-pipeline-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  /** What the steps after this one find in their environment. */
  function handedOver(stage: string, variables: object, secrets: Record<string, string> = {}) {
    const target = join(directory, 'environment');
    writeFileSync(target, '');
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [join(root, 'infra/hand-over.ts'), stage],
      {
        encoding: 'utf8',
        env: { VARIABLES: JSON.stringify(variables), GITHUB_ENV: target, ...secrets },
      },
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
    for (const secret of Object.values(secrets)) expect(stdout).not.toContain(secret);
    const values = readFileSync(target, 'utf8').matchAll(/^([A-Z_]+)<<(.+)\n([\s\S]*?)\n\2$/gm);
    return Object.fromEntries([...values].map(([, name = '', , value = '']) => [name, value]));
  }

  it.each(['dev', 'prod'] as const)('are all handed over to %s, and nothing else', (stage) => {
    const given = Object.fromEntries(settingNames(stage).map((name) => [name, `of ${name}`]));
    const other = { PATH: '/elsewhere', NODE_OPTIONS: '--require x', AWS_DEPLOY_ROLE: 'arn', EMPTY: '' };
    expect(handedOver(stage, { ...given, ...other })).toEqual(given);
  });

  it('can differ by stage also where variables cannot', () => {
    const variables = { ALARM_EMAIL: 'a@b.test', PROD_ALARM_EMAIL: 'p@b.test', DEV_LOG_LEVEL: 'debug' };
    expect(handedOver('prod', variables)).toEqual({ ALARM_EMAIL: 'p@b.test' });
    expect(handedOver('dev', variables)).toEqual({ ALARM_EMAIL: 'a@b.test', LOG_LEVEL: 'debug' });
  });

  it('are refused by the synthesis where the stage does not take them, not lost on the way', () => {
    const variables = {
      PROD_POSTGRES_DSN: 'x',
      WAREHOUSE_CIDR: 'y',
      AWS_ENDPOINT_URL: 'z',
      DEV_FRONTEND_X: 'w',
    };
    expect(handedOver('prod', variables)).toEqual({ POSTGRES_DSN: 'x', WAREHOUSE_CIDR: 'y' });
  });

  it('can have several lines, and a secret among them', () => {
    const secret = 'https://chat.bank.test/hook/hunter2';
    const variables = { OTEL_RESOURCE_ATTRIBUTES: 'a=b,\nc=d', PROD_WEBHOOK_URL: 'https://old.bank.test' };
    expect(handedOver('prod', variables, { WEBHOOK_URL: secret })).toEqual({
      OTEL_RESOURCE_ATTRIBUTES: 'a=b,\nc=d',
      WEBHOOK_URL: secret,
    });
  });
});

it('operators are told of the pipeline’s own variables', () => {
  const page = read('docs/operations.md');
  for (const name of ['AWS_DEPLOY_ROLE', 'AWS_REGION', 'WEBHOOK_URL', 'PROD_']) {
    expect(page.includes(`\`${name}`), name).toBe(true);
  }
});
