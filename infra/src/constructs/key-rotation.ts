import { keyRotationSchedule } from '@baton/access-token';
import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface KeyRotationProps {
  readonly stage: Stage;
  readonly authFn: IFunction;
}

/** Calls auth-fn to take the steps of a rotation that are due. A call that is lost is made good by the next. */
export class KeyRotation extends Construct {
  constructor(scope: Construct, id: string, { stage, authFn }: KeyRotationProps) {
    super(scope, id);
    const { everyMinutes, event } = keyRotationSchedule;
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [authFn.functionArn] }),
    );
    // The L2 target would let the role invoke every version of the function too.
    new CfnSchedule(this, 'Schedule', {
      name: resourceName(stage, 'key-rotation'),
      description: 'Rotates the keys that sign access tokens, step by step',
      scheduleExpression: `rate(${everyMinutes} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: authFn.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify(event),
        retryPolicy: { maximumEventAgeInSeconds: everyMinutes * 60, maximumRetryAttempts: 3 },
      },
    });
  }
}
