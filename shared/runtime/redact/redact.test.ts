import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redact } from './redact.ts';

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/** Secrets that can be found again: a mark at both ends, and any of these signs between. */
const secretOf = (signs: string) =>
  fc
    .string({ unit: fc.constantFrom(...letters, ...signs), minLength: 1, maxLength: 24 })
    .map((middle) => `Zq7${middle}7qZ`);

const base64 = (text: string) => Buffer.from(text).toString('base64');
const base64url = (text: string) => Buffer.from(text).toString('base64url');
const inJson = (text: string) => JSON.stringify(text);
const word = '-._~+/=!$%^*()|@#?';
const everything = `${word}:;,&<>{}[]"'\`\\ `;

/** Forms in which a secret is met, with the signs that it may have there. */
const forms: readonly [name: string, signs: string, write: (secret: string) => string][] = [
  ['a header', everything, (s) => `Authorization: Bearer ${s}`],
  [
    'a header of a signature',
    everything,
    (s) => `authorization: AWS4-HMAC-SHA256 Credential=a/b, Signature=${s}`,
  ],
  ['a cookie', everything, (s) => `cookie: theme=dark; session=${s}`],
  ['a cookie that is set', everything, (s) => `Set-Cookie: id=${s}; HttpOnly; Path=/`],
  ['an api key', word, (s) => `x-api-key: ${s}`],
  ['the product’s own header', word, (s) => `x-otel-bi-origin: ${s}`],
  ['raw headers of its own', everything, (s) => `[ 'x-otel-bi-origin', ${inJson(s)} ]`],
  ['headers of an exporter', word, (s) => `OTEL_EXPORTER_OTLP_HEADERS=x-honeycomb-team=${s}`],
  ['headers of an exporter of traces', word, (s) => `OTEL_EXPORTER_OTLP_TRACES_HEADERS="dt=a,k=${s}"`],
  ['the header of a collector', word, (s) => `x-honeycomb-team: ${s}`],
  ['arguments of a command', everything, (s) => `spawnargs: [ 'tool', '--password', ${inJson(s)} ]`],
  ['arguments in JSON', everything, (s) => JSON.stringify(['--client-secret', s])],
  ['a variable as a pair', everything, (s) => JSON.stringify({ name: 'PGPASSWORD', value: s, kept: 1 })],
  ['a key with its value', everything, (s) => JSON.stringify({ Key: 'db-password', Value: s }, null, 2)],
  ['a pair in JSON in JSON', everything, (s) => inJson(JSON.stringify({ Key: 'ApiKey', Value: s }))],
  ['an inspected pair', word, (s) => `{ name: 'PGPASSWORD', value: '${s}' }`],
  ['a variable of Kubernetes', word, (s) => `- name: PGPASSWORD\n  value: ${s}\n- name: PGUSER`],
  ['a block of YAML', everything, (s) => `password: |\n  ${s}\n\n  ${s}\nuser: sa`],
  ['a block of YAML, folded', everything, (s) => `a:\n  secret: >-\n    ${s}\n    ${s}\n  user: sa`],
  ['the hint of a sign-out', '%-._~', (s) => `/logout?id_token_hint=${s}&state=1`],
  ['an escaped string of SQL', `${word} `, (s) => `ALTER ROLE otel PASSWORD E'${s}' LOGIN`],
  ['a national string of SQL', `${word} `, (s) => `CREATE LOGIN otel WITH PASSWORD = N'${s}'`],
  ['a long connection string', `${word} `, (s) => `Server=db;Pwd=${'long '.repeat(80)}${s};Encrypt=true`],
  ['an api key in a setting', word, (s) => `api-key=${s}`],
  ['raw headers', everything, (s) => `[ 'Cookie', ${inJson(s)}, 'X-Api-Key', ${inJson(s)} ]`],
  ['a bearer without a header', '-._~+/=', (s) => `the API refused Bearer ${s} at once`],
  ['basic credentials', word, (s) => `sent Basic ${base64(`user:${s}`)} twice`],
  ['a variable', word, (s) => `AWS_SECRET_ACCESS_KEY=${s}`],
  ['a variable of PostgreSQL', `${word};`, (s) => `PGPASSWORD=${s} psql -h db`],
  ['a variable within quotes', everything, (s) => `export CLIENT_SECRET=${inJson(s)}`],
  ['JSON', everything, (s) => JSON.stringify({ client_secret: s, kept: 1 })],
  ['pretty JSON', everything, (s) => JSON.stringify({ refresh_token: s, kept: 1 }, null, 2)],
  ['JSON in JSON', everything, (s) => inJson(JSON.stringify({ client_secret: s, kept: 1 }))],
  ['JSON in JSON in JSON', everything, (s) => inJson(inJson(JSON.stringify({ password: s, kept: 1 })))],
  ['a list in JSON', everything, (s) => JSON.stringify({ passwords: ['a', s], kept: 1 })],
  ['an object in JSON', everything, (s) => JSON.stringify({ credentials: { a: '}', b: { c: s } }, kept: 1 })],
  ['an object in a setting', everything, (s) => `SECRET=${JSON.stringify({ user: '}', key: s })}`],
  ['the secret of AWS', everything, (s) => JSON.stringify({ SecretString: JSON.stringify({ password: s }) })],
  ['an inspected object', word, (s) => `{ user: 'sa', password: '${s}' }`],
  ['YAML', word, (s) => `password: ${s}\nuser: sa`],
  ['an address', word, (s) => `sqlserver://sa:${s}@db:1433?database=dw`],
  ['an address with semicolons', ';:&,', (s) => `postgres://otel:${s}@db:5432/otel`],
  ['an address with blanks', ' ', (s) => `sqlserver://sa:${s}@db:1433`],
  ['an address without a user', word, (s) => `https://:${s}@collector:4318/v1/traces`],
  ['an address with a token', '-._~', (s) => `cannot reach https://${s}@git.example.com/x`],
  ['an address in an address', word, (s) => `/login?next=postgres://u:${s}@db`],
  ['an encoded address', '', (s) => `sqlserver://sa:${encodeURIComponent(`é@/;${s}`)}@db`],
  ['a login alone', '!$%^*;=&', (s) => `connected as sa:${s}@db:1433`],
  ['JDBC', '@/!$%', (s) => `jdbc:sqlserver://db:1433;user=sa;password=${s};encrypt=true`],
  ['a connection string', `${word} `, (s) => `Server=db;User Id=sa;Password=${s};Encrypt=true`],
  ['the end of a connection string', `${word} `, (s) => `Server=db;User Id=sa;Pwd=${s}`],
  [
    'a connection string, quoted',
    `${everything}\t`,
    (s) => `Password="${s.replaceAll('"', '""')}";Server=db`,
  ],
  ['a connection string, quoted once', everything, (s) => `Pwd='${s.replaceAll("'", "''")}';Server=db`],
  ['a connection string, in braces', everything, (s) => `Pwd={${s.replaceAll('}', '}}')}};Server=db`],
  ['libpq', word, (s) => `host=db password=${s} user=otel`],
  ['SQL', everything, (s) => `CREATE ROLE otel PASSWORD '${s.replaceAll("'", "''")}' LOGIN`],
  ['a login of curl', word, (s) => `curl -u user:${s} https://example.com`],
  ['a secret key', word, (s) => `secret_key=${s}`],
  ['a short name', word, (s) => `pw: ${s}`],
  ['a name in one word', word, (s) => `dbPass=${s}`],
  ['JSON in an address', '-._~', (s) => encodeURIComponent(JSON.stringify({ a: 1, client_secret: s }))],
  ['JSON in HTML', word, (s) => `{&quot;password&quot;:&quot;${s}&quot;}`],
  ['a flag', word, (s) => `tool --client-secret ${s} --verbose`],
  ['an element', `${word}"' `, (s) => `<SecretAccessKey>${s}</SecretAccessKey>`],
  ['a signed address', '%-._~', (s) => `https://b.s3/x?X-Amz-Date=1&X-Amz-Signature=${s}&x=1`],
  ['the credential of a signed address', '%/-', (s) => `https://b.s3/x?X-Amz-Credential=${s}&x=1`],
  ['the token of a signed address', '%-._~', (s) => `https://b.s3/x?X-Amz-Security-Token=${s}#a`],
  ['a code', '%-._~', (s) => `/callback?code=${s}&state=1`],
  ['a form', '%-._~', (s) => `grant_type=refresh_token&refresh_token=${s}&scope=openid`],
  [
    'a web token',
    word,
    (s) => `got ${base64url('{"alg":"RS256"}')}.${base64url(s)}.${base64url(s)} from the page`,
  ],
  ['a private key', '+/=\n', (s) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`],
  ['a private key that is cut', '+/=\n', (s) => `-----BEGIN RSA PRIVATE KEY-----\n${s}`],
];

const around = fc.constantFrom(
  ['', ''],
  ['Error: ', ' (after 3 tries)'],
  ['connect failed: ', ''],
  ['{"at":1} ', '\nnext line'],
) satisfies fc.Arbitrary<string[]>;

describe('no secret survives', () => {
  test.each(forms)('in %s', (_name, signs, write) => {
    fc.assert(
      fc.property(secretOf(signs), around, (secret, [before = '', after = '']) => {
        const text = before + write(secret) + after;
        const told = redact(text);
        // Whatever the notation made of it, each of its marks is gone.
        for (const mark of ['Zq7', '7qZ', base64url(secret), base64(`user:${secret}`)]) {
          expect(told, text).not.toContain(mark);
        }
        expect(told).toContain(before);
        expect(/"kept/.test(told)).toBe(/"kept/.test(text));
      }),
      { numRuns: 300 },
    );
  });

  test.each(['AKIAIOSFODNN7EXAMPLE', `ghp_${'a1'.repeat(18)}`, `xoxb-${'12'.repeat(10)}`])(
    'that is known by its own beginning: %s',
    (token) => expect(redact(`refused ${token}.`)).toBe('refused ***.'),
  );
});

describe('what is no secret stays', () => {
  test.each([
    'Login failed for user "sa".',
    'password authentication failed for user "otel"',
    `Unexpected token '}', "{}}" is not valid JSON`,
    'Unrecognized keys: "password", "user"',
    'connect ECONNREFUSED 127.0.0.1:5432',
    'GET http://localhost:8000/api/aw/sales/kpis?from=2013-01-01 answered 404',
    'https://[::1]:8000/x@y',
    'arn:aws:secretsmanager:eu-central-1:1:secret:otel-bi/aw-AbCdEf was not found',
    'token_endpoint=https://idp.example.com/token',
    'Basic authentication is off; Bearer token missing',
    'code=42501, key=3',
    'primary key: (id), bypass: on, 2 passes: fine',
  ])('%s', (text) => {
    expect(redact(text)).toBe(text);
  });

  test.each([
    ['password=a user=b', 'password=*** user=b'],
    ['Server=db;Password=a b;Encrypt=true', 'Server=db;Password=***;Encrypt=true'],
    ['{"client_secret":"a","kept":1}', '{"client_secret":"***","kept":1}'],
    ['postgres://u:p@db:5432/x?y=1', 'postgres://u:***@db:5432/x?y=1'],
    ['a:\n  secret: >-\n    a\n\n    b\n  user: sa', 'a:\n  secret: ***\n  user: sa'],
    [
      '[{"name":"PGPASSWORD","value":"a"},{"name":"b"}]',
      '[{"name":"PGPASSWORD","value":"***"},{"name":"b"}]',
    ],
    ["['--password', 'a', '--user', 'b']", "['--password', '***', '--user', 'b']"],
    ["ALTER ROLE a PASSWORD E'b' LOGIN", "ALTER ROLE a PASSWORD E'***' LOGIN"],
    ['/cb?code=a&state=1', '/cb?code=***&state=1'],
  ])('beside a secret: %s', (text, told) => {
    expect(redact(text)).toBe(told);
  });
});

/** Texts made to be slow for a pattern that looks back or ahead too far. */
const hostile = [
  'password',
  'password ',
  'password=a ',
  'password=a;b ',
  '(password:a ',
  'password="',
  '\\',
  'token\\',
  'secret\\"',
  'credentials={"a":[',
  'secret: |\n a\n',
  'secret: |\n ',
  'token,value',
  'token",',
  `${'('.repeat(50)} ${'('.repeat(50)}password=a`,
  '://',
  '://a:',
  'a://b:c',
  'eyJ',
  'eyJ.',
  'a:b',
  ' a:b',
  '--a',
  '-----BEGIN PRIVATE KEY-----',
  'Bearer ',
  '-',
  ' ',
];

/** Microseconds of the processor, the least of several tries: what else the machine does is not counted. */
function workOf(text: string): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      redact(text);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    }),
  );
}

test.each(hostile)('takes time in proportion to the length of %j repeated', (part) => {
  const of = (length: number) => part.repeat(Math.ceil(length / part.length));
  // Thirty-two times the text: what grows with the square takes a thousand times as long.
  workOf(of(4_000));
  expect(workOf(of(128_000)) / Math.max(workOf(of(4_000)), 50)).toBeLessThan(250);
});
