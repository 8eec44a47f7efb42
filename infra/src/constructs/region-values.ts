import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';

export interface RegionValuesProps {
  readonly stage: Stage;
  /** Where the values are published. */
  readonly region: string;
}

/** Values that stacks in another region have published, which CloudFormation itself cannot read from there. */
export class RegionValues extends Construct {
  private readonly region: string;
  private readonly role: Role;
  private readonly logGroup: LogGroup;

  constructor(scope: Construct, id: string, { stage, region }: RegionValuesProps) {
    super(scope, id);
    this.region = region;
    this.logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/baton/${stage.name}/values-of-${region}`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    this.logGroup.grantWrite(this.role);
  }

  /** @param parameterName of Parameter Store; the value is read anew when the name changes, and not otherwise */
  read(id: string, parameterName: string): string {
    const { region, role, logGroup } = this;
    const parameterArn = Stack.of(this).formatArn({
      service: 'ssm',
      region,
      resource: 'parameter',
      resourceName: parameterName.slice(1),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameterArn] }),
    );
    const reader = new AwsCustomResource(this, id, {
      onUpdate: {
        service: 'SSM',
        action: 'getParameter',
        parameters: { Name: parameterName },
        region,
        physicalResourceId: PhysicalResourceId.of(parameterName),
      },
      role,
      logGroup,
      installLatestAwsSdk: false,
    });
    // It cannot be called before the role may read.
    reader.node.addDependency(role);
    return reader.getResponseField('Parameter.Value');
  }
}
