import { Stack } from 'aws-cdk-lib';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { AwsCustomResource, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { EDGE_REGION } from '../config/names.ts';

export interface EdgeValueProps {
  /** A parameter of Parameter Store in the region of CloudFront; read anew when its name changes. */
  readonly parameterName: string;
  readonly role: IRole;
  readonly logGroup: ILogGroup;
}

/** A value of a stack in CloudFront's region, which CloudFormation itself cannot read from another one. */
export class EdgeValue extends Construct {
  readonly value: string;

  constructor(scope: Construct, id: string, { parameterName, role, logGroup }: EdgeValueProps) {
    super(scope, id);
    const parameterArn = Stack.of(this).formatArn({
      service: 'ssm',
      region: EDGE_REGION,
      resource: 'parameter',
      resourceName: parameterName.slice(1),
    });
    role.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameterArn] }),
    );
    const reader = new AwsCustomResource(this, 'Reader', {
      onUpdate: {
        service: 'SSM',
        action: 'getParameter',
        parameters: { Name: parameterName },
        region: EDGE_REGION,
        physicalResourceId: PhysicalResourceId.of(parameterName),
      },
      role,
      logGroup,
      installLatestAwsSdk: false,
    });
    // It cannot be called before the role may read.
    reader.node.addDependency(role);
    this.value = reader.getResponseField('Parameter.Value');
  }
}
