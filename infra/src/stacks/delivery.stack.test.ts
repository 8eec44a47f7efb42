import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { DeliveryStack } from './delivery.stack.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  dev = templateOf((app) => new DeliveryStack(app, { stage: stageNamed('dev') }));
  prod = templateOf((app) => new DeliveryStack(app, { stage: stageNamed('prod') }));
});

const ACCOUNT = { Ref: 'AWS::AccountId' };

function statementsOfRole(template: Template, name: string) {
  return statementsOf(template).filter(({ of }) => of.startsWith(name));
}

const TOKEN = 'token.actions.githubusercontent.com';

test.each([
  [
    'deploy',
    ['repo:example/baton:environment:prod'],
    // An environment that nobody has set up lets every branch in.
    { [`${TOKEN}:ref`]: 'refs/heads/main' },
  ],
  ['review', ['repo:example/baton:pull_request', 'repo:example/baton:ref:refs/heads/main'], {}],
])('the role %s is for jobs of our repository with the subjects %j and no others', (name, jobs, more) => {
  prod.hasResourceProperties('AWS::IAM::Role', {
    RoleName: `baton-prod-${name}`,
    MaxSessionDuration: 3600,
    AssumeRolePolicyDocument: {
      Statement: [
        {
          Action: 'sts:AssumeRoleWithWebIdentity',
          Effect: 'Allow',
          Principal: {
            Federated: {
              'Fn::Join': ['', ['arn:aws:iam::', ACCOUNT, `:oidc-provider/${TOKEN}`]],
            },
          },
          Condition: {
            StringEquals: {
              [`${TOKEN}:aud`]: 'sts.amazonaws.com',
              [`${TOKEN}:sub`]: jobs,
              ...more,
            },
          },
        },
      ],
    },
  });
});

test('one stage of an account makes the provider, and keeps it for the others', () => {
  dev.hasResource('AWS::IAM::OIDCProvider', {
    Properties: Match.objectLike({
      Url: `https://${TOKEN}`,
      ClientIdList: ['sts.amazonaws.com'],
    }),
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  prod.resourceCountIs('AWS::IAM::OIDCProvider', 0);
});

test('a deployment changes stacks through the roles of CDK in both regions', () => {
  const [cdk] = statementsOfRole(dev, 'DeployRole');
  const role = (purpose: string, region: string) => ({
    'Fn::Join': [
      '',
      ['arn:aws:iam::', ACCOUNT, `:role/cdk-hnb659fds-${purpose}-role-`, ACCOUNT, `-${region}`],
    ],
  });
  expect(cdk).toMatchObject({
    Action: 'sts:AssumeRole',
    Resource: expect.arrayContaining([
      role('deploy', 'ap-northeast-2'),
      role('deploy', 'us-east-1'),
      role('file-publishing', 'ap-northeast-2'),
      role('file-publishing', 'us-east-1'),
    ]),
  });
});

test("a deployment pushes to the stage's repository alone", () => {
  const pushing = statementsOfRole(dev, 'DeployRole').filter(({ Action }) =>
    [Action].flat().includes('ecr:PutImage'),
  );
  expect(pushing.map(({ Resource }) => Resource)).toEqual([
    { 'Fn::GetAtt': [expect.stringMatching(/^ImagesRepository/), 'Arn'] },
  ]);
});

test("a deployment runs the stage's migration in the stage's cluster, and passes its roles to tasks alone", () => {
  const of = (action: string) =>
    statementsOfRole(prod, 'DeployRole').filter(({ Action }) => [Action].flat().includes(action));
  const arn = (service: string, name: string) => ({ 'Fn::Join': ['', [service, ACCOUNT, name]] });
  expect(of('ecs:RunTask')).toMatchObject([
    {
      Resource: arn('arn:aws:ecs:ap-northeast-2:', ':task-definition/baton-prod-migration:*'),
      Condition: {
        ArnEquals: { 'ecs:cluster': arn('arn:aws:ecs:ap-northeast-2:', ':cluster/baton-prod-cluster') },
      },
    },
  ]);
  expect(of('iam:PassRole')).toMatchObject([
    {
      Resource: arn('arn:aws:iam::', ':role/baton-prod-task-api-*'),
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
  ]);
});

test('a pull request reads templates and which commits are deployed, and no data', () => {
  const actions = statementsOfRole(prod, 'ReviewRole').flatMap(({ Action }) => Action);
  expect(actions).toEqual([
    'cloudformation:DescribeStacks',
    'cloudformation:GetTemplate',
    'ssm:GetParameter',
    'ssm:GetParameter',
  ]);
});

test('a deployment tries mail-fn and notes what it has deployed, and changes no other value', () => {
  const of = (action: string) =>
    statementsOfRole(dev, 'DeployRole').filter(({ Action }) => [Action].flat().includes(action));
  const arn = (service: string, name: string) => ({ 'Fn::Join': ['', [service, ACCOUNT, name]] });
  expect(of('lambda:InvokeFunction')).toMatchObject([
    { Resource: arn('arn:aws:lambda:ap-northeast-2:', ':function:baton-dev-mail-fn') },
  ]);
  expect(of('ssm:PutParameter')).toMatchObject([
    { Resource: arn('arn:aws:ssm:ap-northeast-2:', ':parameter/baton/dev/deployed/*') },
  ]);
});

test('no role has more than it needs', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
});

test('an image is scanned, keeps its tag, and the repository outlives its stack', () => {
  dev.hasResource('AWS::ECR::Repository', {
    Properties: Match.objectLike({
      RepositoryName: 'baton-dev-task-api',
      ImageTagMutability: 'IMMUTABLE',
      ImageScanningConfiguration: { ScanOnPush: true },
    }),
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
});
