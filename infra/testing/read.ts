/** What tests read from templates: policies, environments and references, as values of known shape. */
import * as z from 'zod/mini';
import type { Found } from './synthesised.ts';

const oneOrMany = z.union([z.unknown(), z.array(z.unknown())]);

const statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.optional(oneOrMany),
  NotAction: z.optional(oneOrMany),
  Resource: z.optional(oneOrMany),
  NotResource: z.optional(oneOrMany),
  Principal: z.optional(z.unknown()),
});

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  /** As JSON, so that references can be compared. */
  readonly resources: readonly string[];
  readonly isInverted: boolean;
}

const document = z.object({ Statement: z.array(statement) });
const policies = z.object({
  Policies: z.optional(z.array(z.object({ PolicyDocument: document }))),
});

function listed(value: unknown): unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function statementsIn(value: unknown): Statement[] {
  return document.parse(value).Statement.map((each) => ({
    effect: each.Effect,
    actions: listed(each.Action).map(String),
    resources: listed(each.Resource).map((one) => (typeof one === 'string' ? one : JSON.stringify(one))),
    isInverted: each.NotAction !== undefined || each.NotResource !== undefined,
  }));
}

/** Statements of identity policies: of a role's inline policies, or of a policy attached to roles. */
export function identityStatements({ type, properties }: Found): Statement[] {
  if (type === 'AWS::IAM::Role') {
    return (policies.parse(properties).Policies ?? []).flatMap(({ PolicyDocument }) =>
      statementsIn(PolicyDocument),
    );
  }
  const isPolicy = type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy';
  return isPolicy ? statementsIn(properties.PolicyDocument) : [];
}

/** Statements of the policies of resources: buckets, queues, topics, secrets, keys. */
export function resourceStatements({ type, properties }: Found): Statement[] {
  switch (type) {
    case 'AWS::S3::BucketPolicy':
    case 'AWS::SQS::QueuePolicy':
    case 'AWS::SNS::TopicPolicy':
      return statementsIn(properties.PolicyDocument);
    case 'AWS::SecretsManager::ResourcePolicy':
      return statementsIn(properties.ResourcePolicy);
    case 'AWS::KMS::Key':
      return statementsIn(properties.KeyPolicy);
    default:
      return [];
  }
}

const functionProperties = z.looseObject({
  FunctionName: z.string(),
  Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  Environment: z.optional(z.object({ Variables: z.record(z.string(), z.unknown()) })),
});

/** A function of the product: CDK's own have no name. */
export interface NamedFunction {
  readonly name: string;
  readonly found: Found;
  readonly environment: Readonly<Record<string, unknown>>;
  /** Everything that its role allows. */
  readonly statements: readonly Statement[];
}

const attached = z.object({ Roles: z.array(z.object({ Ref: z.string() })) });

export function namedFunctions(resources: readonly Found[]): NamedFunction[] {
  return resources.flatMap((found) => {
    if (found.type !== 'AWS::Lambda::Function' || found.properties.FunctionName === undefined) return [];
    const { FunctionName: name, Role, Environment } = functionProperties.parse(found.properties);
    const [role] = Role['Fn::GetAtt'];
    const isSameStack = (other: Found) => other.stage === found.stage && other.stack === found.stack;
    const statements = resources.filter(isSameStack).flatMap((other) => {
      const isRole = other.logicalId === role;
      const isOnRole =
        other.type === 'AWS::IAM::Policy' &&
        attached.parse(other.properties).Roles.some(({ Ref }) => Ref === role);
      return isRole || isOnRole ? identityStatements(other) : [];
    });
    return [{ name, found, environment: Environment?.Variables ?? {}, statements }];
  });
}
