/** The functions in words and pictures: what invokes them, what they use. From the contract and the code alone. */
import { type DeployedFunction, deployedFunctions, type Invoker } from '../functions/catalog.ts';
import { type Needs, needsOf } from '../functions/needs.ts';

/** Functions of one kind and domain, drawn as one box. */
interface Group {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly uses: ReadonlySet<string>;
}

/** Groups of one kind: invoked alike. */
interface Kind {
  readonly kind: Invoker['kind'];
  readonly groups: readonly Group[];
}

const titles: Readonly<Record<Invoker['kind'], string>> = {
  endpoint: 'endpoints',
  job: 'jobs',
  upkeep: 'upkeep of jobs and audit trail',
  worker: 'long files',
  subscriber: 'webhook',
  authorizer: 'way in',
  deployment: 'migrations',
};

function kindsOf(functions: readonly DeployedFunction[]): Kind[] {
  return [...Map.groupBy(functions, ({ invoker }) => invoker.kind)].map(([kind, ofKind]) => {
    const domains = [...Map.groupBy(ofKind, ({ domain }) => domain)];
    const groups = domains.map(([domain, members]) => ({
      id: `${kind}-${domain}`,
      title: domains.length === 1 ? titles[kind] : `${domain} ${titles[kind]}`,
      count: members.length,
      uses: new Set(members.flatMap((member) => usesOf(needsOf(member)))),
    }));
    return { kind, groups };
  });
}

/** What a function uses, by the names of the picture's nodes. */
function usesOf(needs: Needs): string[] {
  return [
    ...needs.warehouses,
    ...(needs.store === 'none' ? [] : ['postgres']),
    ...(needs.putsEvents ? ['bus'] : []),
    ...(needs.files.length > 0 ? ['reports'] : []),
    ...(needs.vault === 'none' ? [] : ['vault']),
    ...(needs.webhook ? ['receiver'] : []),
  ];
}

/** What makes the functions of a group run, by the names of the picture's nodes. */
const invokers: Readonly<Record<Invoker['kind'], readonly string[]>> = {
  endpoint: ['api'],
  job: ['schedule', 'bus'],
  upkeep: ['schedule'],
  worker: ['bus'],
  subscriber: ['bus'],
  authorizer: ['api'],
  deployment: ['deploy'],
};

const nodes = [
  'browser([Browser])',
  'page[Page: CloudFront and S3]',
  'api[HTTP API]',
  'schedule[[EventBridge schedules, UTC]]',
  'bus[[Event bus]]',
  'deploy([Deployment])',
  'aw[(AdventureWorksDW: read only)]',
  'wwi[(WideWorldImportersDW: read only)]',
  'postgres[(PostgreSQL)]',
  'reports[/Reports and exports: S3/]',
  'vault[/Seals: S3 with object lock/]',
  'receiver([Receiver of the webhook])',
];

/** By id: the order of a module's exports depends on who loads it. */
async function sortedFunctions(): Promise<DeployedFunction[]> {
  return (await deployedFunctions()).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Who calls whom, as a Mermaid flowchart. */
export async function callsDiagram(): Promise<string> {
  const kinds = kindsOf(await sortedFunctions());
  const lines = [...kinds.flatMap(boxes), 'browser --> page', 'page --> api', ...kinds.flatMap(arrows)];
  return mermaid('flowchart LR', [...nodes, ...lines]);
}

const box = ({ id, title, count }: Group) => `${id}["${title} (${count})"]`;

/** Several groups of a kind get a frame around them. */
function boxes({ kind, groups }: Kind): string[] {
  if (groups.length === 1) return groups.map(box);
  return [`subgraph ${kind}[${titles[kind]}]`, ...groups.map((group) => `  ${box(group)}`), 'end'];
}

/** What all groups of a kind use leaves from the frame around them, the rest from the group. */
function arrows({ kind, groups }: Kind): string[] {
  const [first] = groups;
  if (first === undefined) return [];
  const frame = groups.length === 1 ? first.id : kind;
  const shared = [...first.uses].filter((use) => groups.every(({ uses }) => uses.has(use)));
  const own = groups.flatMap(({ id, uses }) =>
    [...uses].filter((use) => !shared.includes(use)).map((use) => `${id} --> ${use}`),
  );
  return [
    ...invokers[kind].map((from) => `${from} --> ${frame}`),
    ...shared.sort().map((use) => `${frame} --> ${use}`),
    ...own.sort(),
  ];
}

/** One row for each function. */
export async function functionTable(): Promise<string> {
  const rows = (await sortedFunctions()).map((each) => {
    const uses = usesOf(needsOf(each)).join(', ');
    return `| \`${each.id}\` | ${invokedBy(each.invoker)} | ${uses} |`;
  });
  return ['| Function | Invoked by | Uses |', '|---|---|---|', ...rows].join('\n');
}

function invokedBy(invoker: Invoker): string {
  switch (invoker.kind) {
    case 'endpoint':
      return `${invoker.route.method} ${invoker.route.path}`;
    case 'job':
      return `\`${invoker.cron}\`, JobRequested`;
    case 'upkeep':
      return `\`${invoker.cron}\``;
    case 'worker':
      return invoker.event;
    case 'subscriber':
      return invoker.events.join(', ');
    case 'authorizer':
      return 'the HTTP API, for each key once an hour';
    case 'deployment':
      return 'every deployment';
  }
}

/** A fenced diagram. */
export function mermaid(kind: string, lines: readonly string[]): string {
  return ['```mermaid', kind, ...lines.map((line) => `  ${line}`), '```'].join('\n');
}
