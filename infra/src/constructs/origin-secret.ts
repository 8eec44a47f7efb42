import { Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { originSecretName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface OriginSecretProps {
  readonly stage: Stage;
  readonly key: IKey;
}

/**
 * What CloudFront says to the load balancer to be told from other people's distributions, which share its
 * addresses.
 */
export class OriginSecret extends Construct {
  constructor(scope: Construct, id: string, { stage, key }: OriginSecretProps) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: originSecretName(stage),
      description: 'The header x-baton-origin, from CloudFront to the load balancer',
      encryptionKey: key,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Distribution and listener must change together, which no rotation function can do; docs/deploy/day-two.md says how to.',
    });
  }
}
