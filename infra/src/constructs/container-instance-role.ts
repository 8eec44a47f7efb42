import { Stack, Validations } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeUnscoped } from '../app/unscoped-actions.ts';

const UNSCOPED = [
  'ecs:DiscoverPollEndpoint',
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
] as const;

export interface ContainerInstanceRoleProps {
  readonly clusterName: string;
}

/**
 * What an instance itself may do: join its cluster and be reached through Session Manager. Images are pulled
 * and logs written by the tasks' execution roles. AWS's own policies for this would let it into every cluster
 * and read every parameter.
 */
export class ContainerInstanceRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { clusterName }: ContainerInstanceRoleProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ecs', resource, resourceName });
    const clusterArn = arn('cluster', clusterName);

    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
    const policy = new ManagedPolicy(this, 'Policy', {
      roles: [this.role],
      statements: [
        new PolicyStatement({
          sid: 'Cluster',
          actions: [
            'ecs:RegisterContainerInstance',
            'ecs:DeregisterContainerInstance',
            'ecs:SubmitContainerStateChange',
            'ecs:SubmitTaskStateChange',
            'ecs:SubmitAttachmentStateChanges',
          ],
          resources: [clusterArn],
        }),
        new PolicyStatement({
          sid: 'ClusterInstances',
          actions: ['ecs:Poll', 'ecs:StartTelemetrySession'],
          resources: [arn('container-instance', `${clusterName}/*`)],
          conditions: { ArnEquals: { 'ecs:cluster': clusterArn } },
        }),
        new PolicyStatement({ sid: 'EndpointAndSessions', actions: [...UNSCOPED], resources: ['*'] }),
      ],
    });
    acknowledgeUnscoped(policy, UNSCOPED);
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:ecs:${stack.region}:<AWS::AccountId>:container-instance/${clusterName}/*]`,
      reason: 'ECS makes up the ids of instances; the statement is for those of one cluster.',
    });
  }
}
