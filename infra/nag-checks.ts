import type { PolicyValidationPluginReport, PolicyViolatingResource } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';
import { acceptedFindings } from './constructs/nag.ts';

/** AWS's rules for solutions, without the findings that a construct accepts by their endings. */
export class SolutionsChecks extends AwsSolutionsChecks {
  override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    const report = super.validateScope(scope);
    const violations = report.violations.flatMap((violation) => {
      const { ruleName, violatingResources } = violation;
      const open = violatingResources.filter((resource) => !isAccepted(scope, ruleName, resource));
      return open.length === 0 ? [] : [{ ...violation, violatingResources: open }];
    });
    return { ...report, violations, success: violations.length === 0 };
  }
}

function isAccepted(root: IConstruct, finding: string, { constructPath }: PolicyViolatingResource): boolean {
  const construct = constructPath === undefined ? undefined : findByPath(root, constructPath);
  if (construct === undefined) return false;
  return acceptedFindings(construct).some(
    ({ rule, endings }) =>
      finding.startsWith(`${rule}[`) && endings.some((ending) => finding.endsWith(`${ending}]`)),
  );
}

function findByPath(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((found, id) => found?.node.tryFindChild(id), root);
}
