import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface StageKeyProps {
  readonly stage: Stage;
}

/**
 * The key that a stage's data is encrypted with. It outlives its stack, because the data would be lost with it.
 * Roles of the account may use it as far as their own policies say.
 */
export class StageKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: StageKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: resourceName(stage, 'data'),
      description: `Data of Baton, stage ${stage.name}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    // Alarms put messages into the encrypted topic by themselves, without a role.
    this.key.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Alarms',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        // In a key's policy: this key.
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
