import { authRoutes } from '@baton/dto';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { FUNCTION_FIXTURE } from '../test-support/fixtures.ts';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { AuthStack } from './auth.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new AuthStack(app, { stage: stageNamed(name), assetPath: FUNCTION_FIXTURE }));
  dev = stack('dev');
  prod = stack('prod');
});

function onlyId(type: string, properties: object): string {
  const [id, ...others] = Object.keys(dev.findResources(type, { Properties: Match.objectLike(properties) }));
  expect(others).toEqual([]);
  return id as string;
}

const authFn = { FunctionName: 'baton-dev-auth-fn' };

test('auth-fn runs on Node 24 and arm64, with a limit on what runs at once', () => {
  dev.hasResourceProperties('AWS::Lambda::Function', {
    ...authFn,
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'main.handler',
    Timeout: 10,
    ReservedConcurrentExecutions: 10,
    TracingConfig: { Mode: 'Active' },
  });
  prod.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: 50 });
});

test('auth-fn has every variable that it asks for', () => {
  prod.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'baton-prod-auth-fn',
    Environment: {
      Variables: {
        AUTH_TABLE: 'baton-prod-auth',
        AUTH_ISSUER: 'baton-prod-auth',
        AUTH_AUDIENCE: 'baton-prod-task-api',
        SITE_ORIGINS: 'https://baton.example.com',
      },
    },
  });
});

test('auth-fn reads and writes the auth table by key, and touches no other data', () => {
  const roleOf = (statement: { of: string }) => statement.of.startsWith('AuthFnRole');
  const statements = statementsOf(dev).filter(roleOf);
  expect(statements.map(({ Action }) => [Action].flat())).toEqual([
    ['logs:CreateLogStream', 'logs:PutLogEvents'],
    ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
    [
      'dynamodb:ConditionCheckItem',
      'dynamodb:DeleteItem',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
    ],
    [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
  ]);
  expect(JSON.stringify(statements[2]?.Resource)).toContain(':table/baton-dev-auth"');
  expect(JSON.stringify(statements[3]?.Condition)).toContain('dynamodb.ap-northeast-2.');
});

test('no role has more than it needs', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
});

test('every route of the contract is there, and what is below /auth/ but in no contract', () => {
  const keys = Object.values(dev.findResources('AWS::ApiGatewayV2::Route')).map(
    ({ Properties }) => Properties.RouteKey,
  );
  const declared = Object.values(authRoutes).map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(keys.toSorted()).toEqual([...declared, 'ANY /auth/{proxy+}'].toSorted());
});

test('only the public keys are had without having come through CloudFront', () => {
  const authorizer = onlyId('AWS::ApiGatewayV2::Authorizer', {
    AuthorizerType: 'REQUEST',
    IdentitySource: ['$request.header.x-baton-origin'],
    EnableSimpleResponses: true,
  });
  const open = Object.values(dev.findResources('AWS::ApiGatewayV2::Route'))
    .filter(({ Properties }) => Properties.AuthorizerId?.Ref !== authorizer)
    .map(({ Properties }) => Properties.RouteKey);
  expect(open).toEqual(['GET /auth/.well-known/jwks.json']);
});

const originSecret = (number: number) =>
  `{{resolve:secretsmanager:baton-dev-origin-header-${number}:SecretString:::}}`;

test('the secret of the distribution is resolved when it is deployed and in no template', () => {
  dev.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'baton-dev-origin-check',
    Environment: { Variables: { ORIGIN_SECRETS: originSecret(1) } },
  });
});

test('while the secret is changed, the API takes the old one and the new one', () => {
  const originSecrets = { accepted: [1, 2], sent: 1 } as const;
  const stage = { ...stageNamed('dev'), originSecrets };
  const rotating = templateOf((app) => new AuthStack(app, { stage, assetPath: FUNCTION_FIXTURE }));
  rotating.hasResourceProperties('AWS::Lambda::Function', {
    FunctionName: 'baton-dev-origin-check',
    Environment: { Variables: { ORIGIN_SECRETS: `${originSecret(1)},${originSecret(2)}` } },
  });
});

test('auth-fn gets the address of the viewer from the distribution, whatever the viewer says it is', () => {
  const withKeys = Object.values(dev.findResources('AWS::ApiGatewayV2::Integration'));
  expect(withKeys.map(({ Properties }) => Properties.RequestParameters)).toContainEqual({
    'overwrite:header.cloudfront-viewer-address': '$request.header.x-baton-viewer',
  });
});

test('routes that hash or mail are throttled below the others', () => {
  const settings = { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 };
  dev.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    StageName: '$default',
    DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 },
    RouteSettings: {
      'POST /auth/login': settings,
      'POST /auth/register': settings,
      'POST /auth/password-reset-requests': settings,
      'POST /auth/password-resets': settings,
      'POST /auth/email-verification-requests': settings,
    },
  });
});

test('the access log says who asked for which route and what it came to, and no query', () => {
  dev.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    AccessLogSettings: { Format: Match.stringLikeRegexp('^(?!.*(path|query|header)).*routeKey.*sourceIp') },
  });
  dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
  prod.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
});

test('the keys that sign are rotated by the event that auth-fn knows', () => {
  const lambda = onlyId('AWS::Lambda::Function', authFn);
  dev.hasResourceProperties('AWS::Scheduler::Schedule', {
    ScheduleExpression: 'rate(60 minutes)',
    Target: Match.objectLike({
      Arn: { 'Fn::GetAtt': [lambda, 'Arn'] },
      Input: '{"task":"rotate-signing-keys"}',
    }),
  });
});

test('alarms reach the topic of the stage', () => {
  const alarms = Object.values(dev.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms.map(({ Properties }) => Properties.AlarmName).toSorted()).toEqual([
    'baton-dev-auth-api-errors',
    'baton-dev-auth-fn-error-lines',
    'baton-dev-auth-fn-errors',
    'baton-dev-auth-fn-slow',
    'baton-dev-auth-fn-throttles',
  ]);
  for (const { Properties } of alarms) {
    expect(Properties.AlarmActions).toEqual([{ Ref: expect.stringContaining('foundationalarmtopicarn') }]);
  }
});

test('task-api and the site find the API by parameters', () => {
  dev.hasResourceProperties('AWS::SSM::Parameter', { Name: '/baton/dev/auth/api-host' });
});
