import { authRoutes, VIEWER_HEADER } from '@baton/dto';
import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpNoneAuthorizer,
  type HttpRoute,
  HttpStage,
  LogGroupLogDestination,
  MappingValue,
  ParameterMapping,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { OriginCheck } from './origin-check.ts';

/** Requests a second, of everybody together. One caller's limits are the firewall's and auth-fn's. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

/** Routes that hash a password or send a mail; CloudFormation takes these settings as they are. */
const COSTLY = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };
const COSTLY_ROUTES = [
  'register',
  'login',
  'updateMe',
  'deleteAccount',
  'requestVerification',
  'requestPasswordReset',
  'resetPassword',
] as const satisfies readonly (keyof typeof authRoutes)[];

/** Every task-api process asks for the keys at once when an unknown one turns up. */
const PUBLIC_ROUTE = authRoutes.jwks;

const ACCESS_LOG = {
  requestId: '$context.requestId',
  at: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  ms: '$context.responseLatency',
  ip: '$context.identity.sourceIp',
  error: '$context.error.message',
  integrationError: '$context.integrationErrorMessage',
  authorizerError: '$context.authorizer.error',
};

export interface AuthApiProps {
  readonly stage: Stage;
  readonly handler: IFunction;
}

/** The HTTP API in front of auth-fn: a route for each of its contracts, and one for whatever else is below `/auth/`. */
export class AuthApi extends Construct {
  readonly api: HttpApi;
  /** Host name of the API. */
  readonly host: string;

  constructor(scope: Construct, id: string, { stage, handler }: AuthApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', {
      apiName: resourceName(stage, 'auth'),
      createDefaultStage: false,
      defaultAuthorizer: new OriginCheck(this, 'OriginCheck', { stage }).authorizer,
    });
    this.host = `${this.api.apiId}.execute-api.${stage.region}.${Stack.of(this).urlSuffix}`;
    const routes = this.addRoutes(handler);
    this.addStage(stage, routes);
  }

  private addRoutes(handler: IFunction): HttpRoute[] {
    const integration = new HttpLambdaIntegration('AuthFn', handler, {
      scopePermissionToRoute: false,
      parameterMapping: new ParameterMapping().overwriteHeader(
        'cloudfront-viewer-address',
        MappingValue.requestHeader(VIEWER_HEADER),
      ),
    });
    const declared = Object.values(authRoutes)
      .filter((route) => route !== PUBLIC_ROUTE)
      .flatMap(({ method, path }) =>
        this.api.addRoutes({ path, methods: [HttpMethod[toMethodName(method)]], integration }),
      );
    const others = this.api.addRoutes({ path: '/auth/{proxy+}', integration });
    const [keys] = this.api.addRoutes({
      path: PUBLIC_ROUTE.path,
      methods: [HttpMethod.GET],
      integration: new HttpLambdaIntegration('Keys', handler, { scopePermissionToRoute: false }),
      authorizer: new HttpNoneAuthorizer(),
    }) as [HttpRoute];
    Validations.of(keys).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The keys are public: task-api verifies access tokens with them.',
    });
    return [...declared, ...others, keys];
  }

  private addStage(stage: Stage, routes: readonly HttpRoute[]): void {
    // Below this prefix AWS keeps no policy for each log group, of which an account may have few.
    const logGroup = new LogGroup(this, 'AccessLog', {
      logGroupName: `/aws/vendedlogs/baton/${stage.name}/auth-api`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const httpStage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: THROTTLE,
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(ACCESS_LOG)),
      },
    });
    (httpStage.node.defaultChild as CfnStage).routeSettings = Object.fromEntries(
      COSTLY_ROUTES.map((id) => {
        const { method, path } = authRoutes[id];
        return [`${toMethodName(method)} ${path}`, { ...COSTLY, DetailedMetricsEnabled: true }];
      }),
    );
    // A setting for a route that is not there yet fails.
    httpStage.node.addDependency(...routes);
  }
}

function toMethodName(method: string): keyof typeof HttpMethod {
  return method.toUpperCase() as keyof typeof HttpMethod;
}
