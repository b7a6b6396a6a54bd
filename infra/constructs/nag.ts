/** What cdk-nag finds and is right here, each with its reason: kept in the construct's metadata. */
import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import * as z from 'zod/mini';

/** Metadata of findings that are accepted by the end of their name. */
const KEY = 'otel-bi:accepted-findings';

const accepted = z.object({ rule: z.string(), endings: z.array(z.string()), reason: z.string() });
export type Accepted = z.infer<typeof accepted>;

/**
 * Accepts a rule's finding for a construct and what is in it.
 * @param rule e.g. `AwsSolutions-S1`
 */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: rule, reason });
}

/**
 * Accepts single findings of a rule whose names hold references that only CloudFormation knows: those that end
 * so, e.g. `/staged/*` for `AwsSolutions-IAM5[Resource::<bucket>/staged/*]`, and no others.
 */
export function acknowledgeEndings(
  construct: IConstruct,
  rule: string,
  { endings, reason }: { readonly endings: readonly string[]; readonly reason: string },
): void {
  construct.node.addMetadata(KEY, { rule, endings: [...endings], reason } satisfies Accepted);
}

/** What was accepted for a construct, or for one that it is in. */
export function acceptedFindings(construct: IConstruct): Accepted[] {
  return construct.node.scopes.flatMap(({ node }) =>
    node.metadata.flatMap(({ type, data }) => (type === KEY ? [accepted.parse(data)] : [])),
  );
}
