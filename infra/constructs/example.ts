import { CfnRule, Fn, Stack, type Stage } from 'aws-cdk-lib';

/** Makes CloudFormation refuse the templates of a stage whose required settings are examples. */
export function refuseDeployment(stage: Stage): void {
  for (const stack of stage.node.children.filter((child) => child instanceof Stack)) {
    new CfnRule(stack, 'Example', {
      assertions: [
        {
          assert: Fn.conditionEquals('example', 'configured'),
          assertDescription:
            'This template was made with example settings: set those of docs/operations.md and synthesise again.',
        },
      ],
    });
  }
}
