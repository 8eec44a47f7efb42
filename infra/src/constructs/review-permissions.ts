import { DefaultStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { EDGE_REGION, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface ReviewPermissionsProps {
  readonly stage: Stage;
  readonly role: Role;
}

/**
 * What `cdk diff` and the plan of a roll-out read: the templates of the stage, and which commits it has. Whoever opens
 * a pull request can take this role, so it is not CDK's lookup role, which reads the whole account.
 */
export class ReviewPermissions extends Construct {
  constructor(scope: Construct, id: string, { stage, role }: ReviewPermissionsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const regions = [stage.region, EDGE_REGION];
    const stacks = resourceName(stage, '*');
    role.addToPolicy(
      new PolicyStatement({
        sid: 'Templates',
        actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        resources: regions.map((region) =>
          stack.formatArn({
            service: 'cloudformation',
            region,
            resource: 'stack',
            resourceName: `${stacks}/*`,
          }),
        ),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        sid: 'Bootstrap',
        actions: ['ssm:GetParameter'],
        resources: regions.map((region) =>
          stack.formatArn({
            service: 'ssm',
            region,
            resource: 'parameter',
            resourceName: `cdk-bootstrap/${DefaultStackSynthesizer.DEFAULT_QUALIFIER}/version`,
          }),
        ),
      }),
    );
    const deployed = `baton/${stage.name}/deployed/*`;
    role.addToPolicy(
      new PolicyStatement({
        sid: 'DeployedCommits',
        actions: ['ssm:GetParameter'],
        resources: [stack.formatArn({ service: 'ssm', resource: 'parameter', resourceName: deployed })],
      }),
    );
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:ssm:${stack.region}:<AWS::AccountId>:parameter/${deployed}]`,
      reason: 'Each unit has one, which says a commit.',
    });
    for (const region of regions) {
      Validations.of(role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:aws:cloudformation:${region}:<AWS::AccountId>:stack/${stacks}/*]`,
        reason: "These are the stage's stacks, whose ARNs end in ids that CloudFormation makes up.",
      });
    }
  }
}
