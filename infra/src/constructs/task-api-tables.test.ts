import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { TaskApiStack } from '../stacks/task-api.stack.ts';
import { statementsOf } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';

let dev: Template;

beforeAll(() => {
  dev = templateOf((app) => new TaskApiStack(app, { stage: stageNamed('dev'), imageTag: '0a1b' }));
});

test('of the accounts, task-api reads the directory and what happened, and no hash or key', () => {
  const ofAuth = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-auth'),
  );
  expect(ofAuth.map(({ Action, Condition }) => ({ Action, Condition }))).toEqual([
    {
      Action: 'dynamodb:GetItem',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['email#*'] } },
    },
    {
      Action: 'dynamodb:Query',
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['account-events'] } },
    },
  ]);
});

const tables = (...paths: readonly string[]) =>
  paths.map((path) => ({
    'Fn::Join': ['', ['arn:aws:dynamodb:ap-northeast-2:', { Ref: 'AWS::AccountId' }, `:table/${path}`]],
  }));

test('task-api writes to the log, reads it, and rewrites it to forget somebody', () => {
  const ofLog = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-log'),
  );
  expect(ofLog.map(({ Action, Resource }) => [Action, Resource])).toEqual([
    ['dynamodb:BatchWriteItem', ...tables('baton-dev-log')],
    [['dynamodb:PutItem', 'dynamodb:Scan'], ...tables('baton-dev-log')],
    [
      ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      tables('baton-dev-log', 'baton-dev-log/index/byRequest'),
    ],
  ]);
});

test('task-api reads who was mailed what, and of that changes nothing but that an address is suppressed', () => {
  const ofLedger = statementsOf(dev).filter(({ Resource }) =>
    JSON.stringify(Resource).includes('table/baton-dev-mail'),
  );
  expect(ofLedger.map(({ Action, Resource, Condition }) => ({ Action, Resource, Condition }))).toEqual([
    {
      Action: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:Query'],
      Resource: tables('baton-dev-mail', 'baton-dev-mail/index/byTrouble'),
      Condition: undefined,
    },
    {
      Action: 'dynamodb:DeleteItem',
      Resource: tables('baton-dev-mail')[0],
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['suppressed#*'] } },
    },
  ]);
});
