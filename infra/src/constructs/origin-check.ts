import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { fileURLToPath } from 'node:url';
import { ORIGIN_HEADER, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { acceptedOriginSecrets } from './origin-secret.ts';

const ASSET = fileURLToPath(new URL('../functions/origin-check', import.meta.url));

export interface OriginCheckProps {
  readonly stage: Stage;
}

/**
 * Keeps an HTTP API, whose own address is public, to what comes through the stage's distribution and so through
 * its firewall. A request without the header is refused by API Gateway itself, and an answer is kept for an hour,
 * so the function hardly runs. The secrets stand in its environment as one does in the distribution.
 */
export class OriginCheck extends Construct {
  readonly authorizer: HttpLambdaAuthorizer;

  constructor(scope: Construct, id: string, { stage }: OriginCheckProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/baton/${stage.name}/origin-check`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const handler = new LambdaFunction(this, 'Function', {
      functionName: resourceName(stage, 'origin-check'),
      description: 'Refuses requests that did not come through CloudFront',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(ASSET, { exclude: ['*.ts', '*.mts'] }),
      handler: 'index.handler',
      timeout: Duration.seconds(5),
      memorySize: 128,
      environment: { ORIGIN_SECRETS: acceptedOriginSecrets(stage).join(',') },
      logGroup,
      role,
    });
    this.authorizer = new HttpLambdaAuthorizer('OriginCheck', handler, {
      authorizerName: resourceName(stage, 'origin-check'),
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: [`$request.header.${ORIGIN_HEADER}`],
      resultsCacheTtl: Duration.hours(1),
    });
  }
}
