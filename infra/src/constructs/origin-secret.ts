import { SecretValue, Validations } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { originSecretName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface OriginSecretProps {
  readonly stage: Stage;
  readonly key: IKey;
  readonly number: number;
}

/**
 * A value by which the distribution proves to load balancer and HTTP API that it is the stage's own, and not one of
 * the other people's that share its addresses.
 */
export class OriginSecret extends Construct {
  constructor(scope: Construct, id: string, { stage, key, number }: OriginSecretProps) {
    super(scope, id);
    const secret = new Secret(this, 'Secret', {
      secretName: originSecretName(stage, number),
      description: 'The header x-baton-origin, from CloudFront to the load balancer and the HTTP API',
      encryptionKey: key,
      generateSecretString: { passwordLength: 48, excludePunctuation: true },
    });
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'What checks the value must take a new one before the distribution sends it, which are deployments of three units; docs/deploy/day-two.md says how.',
    });
  }
}

/** What the distribution sends, resolved by CloudFormation. */
export function sentOriginSecret(stage: Stage): string {
  return originSecret(stage, stage.originSecrets.sent);
}

/** What is taken, the same way. */
export function acceptedOriginSecrets(stage: Stage): string[] {
  return stage.originSecrets.accepted.map((number) => originSecret(stage, number));
}

function originSecret(stage: Stage, number: number): string {
  return SecretValue.secretsManager(originSecretName(stage, number)).unsafeUnwrap();
}
