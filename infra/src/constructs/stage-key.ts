import { RemovalPolicy } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface StageKeyProps {
  readonly stage: Stage;
}

/** The key that a stage's data is encrypted with. It outlives its stack, because the data would be lost with it. */
export class StageKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, { stage }: StageKeyProps) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      alias: resourceName(stage, 'data'),
      description: `Data of Baton, stage ${stage.name}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }
}
