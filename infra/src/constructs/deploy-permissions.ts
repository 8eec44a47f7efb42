import { ArnFormat, DefaultStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import type { IRepository } from 'aws-cdk-lib/aws-ecr';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { acknowledgeUnscoped } from '../app/unscoped-actions.ts';
import { EDGE_REGION, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface DeployPermissionsProps {
  readonly stage: Stage;
  readonly role: Role;
  readonly images: IRepository;
}

/**
 * What a roll-out does by itself: push the image, run the migration and wait for it, try what was deployed, note which
 * commit that was.
 * Stacks and assets are changed by the roles that `cdk bootstrap` has made; how far those reach is said there.
 */
export class DeployPermissions extends Construct {
  constructor(scope: Construct, id: string, { stage, role, images }: DeployPermissionsProps) {
    super(scope, id);
    const stack = Stack.of(this);
    const ecs = (resource: string, name: string) =>
      stack.formatArn({ service: 'ecs', resource, resourceName: name });
    const cluster = resourceName(stage, 'cluster');
    const cdkRoles = ['deploy', 'file-publishing'].flatMap((purpose) =>
      [stage.region, EDGE_REGION].map((region) => cdkRoleArn(stack, purpose, region)),
    );
    const migration = ecs('task-definition', `${resourceName(stage, 'migration')}:*`);
    const tasks = ecs('task', `${cluster}/*`);
    const taskRoles = stack.formatArn({
      service: 'iam',
      region: '',
      resource: 'role',
      resourceName: `${resourceName(stage, 'task-api')}-*`,
    });
    const parameters = (names: string) =>
      stack.formatArn({
        service: 'ssm',
        resource: 'parameter',
        resourceName: `baton/${stage.name}/${names}`,
      });
    const mailFn = stack.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: resourceName(stage, 'mail-fn'),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });

    const statements = [
      new PolicyStatement({ sid: 'Cdk', actions: ['sts:AssumeRole'], resources: cdkRoles }),
      new PolicyStatement({ sid: 'Registry', actions: ['ecr:GetAuthorizationToken'], resources: ['*'] }),
      new PolicyStatement({
        sid: 'Image',
        actions: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImages',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        resources: [images.repositoryArn],
      }),
      new PolicyStatement({
        sid: 'Migration',
        actions: ['ecs:RunTask'],
        resources: [migration],
        conditions: { ArnEquals: { 'ecs:cluster': ecs('cluster', cluster) } },
      }),
      new PolicyStatement({ sid: 'Outcome', actions: ['ecs:DescribeTasks'], resources: [tasks] }),
      new PolicyStatement({
        sid: 'RolesOfTheMigration',
        actions: ['iam:PassRole'],
        resources: [taskRoles],
        conditions: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      }),
      new PolicyStatement({ sid: 'SmokeTest', actions: ['lambda:InvokeFunction'], resources: [mailFn] }),
      new PolicyStatement({ sid: 'Values', actions: ['ssm:GetParameter'], resources: [parameters('*')] }),
      new PolicyStatement({
        sid: 'DeployedCommits',
        actions: ['ssm:PutParameter'],
        resources: [parameters('deployed/*')],
      }),
    ];
    for (const statement of statements) role.addToPolicy(statement);

    acknowledgeUnscoped(role, ['ecr:GetAuthorizationToken']);
    const region = stack.region;
    const findings: Readonly<Record<string, string>> = {
      [`arn:aws:ecs:${region}:<AWS::AccountId>:task-definition/${resourceName(stage, 'migration')}:*`]:
        'Every roll-out makes a revision of the migration.',
      [`arn:aws:ecs:${region}:<AWS::AccountId>:task/${cluster}/*`]: 'ECS names a task when it starts.',
      [`arn:aws:iam::<AWS::AccountId>:role/${resourceName(stage, 'task-api')}-*`]:
        'CloudFormation names the roles of the migration; they are passed to ECS tasks alone.',
      [`arn:aws:ssm:${region}:<AWS::AccountId>:parameter/baton/${stage.name}/*`]:
        'They are names and addresses of the stage; no secret is among them.',
      [`arn:aws:ssm:${region}:<AWS::AccountId>:parameter/baton/${stage.name}/deployed/*`]:
        'Each unit has one, which says a commit.',
    };
    for (const [resource, reason] of Object.entries(findings)) {
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
    }
  }
}

function cdkRoleArn(stack: Stack, purpose: string, region: string): string {
  const qualifier = DefaultStackSynthesizer.DEFAULT_QUALIFIER;
  return stack.formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `cdk-${qualifier}-${purpose}-role-${stack.account}-${region}`,
  });
}
