import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { managedPolicies, statementsOf, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { EdgeWatchStack } from './edge-watch.stack.ts';

let dev: Template;

beforeAll(() => {
  dev = templateOf((app) => new EdgeWatchStack(app, { stage: stageNamed('dev') }));
});

function onlyId(type: string): string {
  const [id, ...others] = Object.keys(dev.findResources(type));
  expect(others).toEqual([]);
  return id as string;
}

test('the operators hear of it when CloudFront fails', () => {
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-site-errors',
    Namespace: 'AWS/CloudFront',
    MetricName: '5xxErrorRate',
    Dimensions: [
      { Name: 'DistributionId', Value: { 'Fn::GetAtt': [onlyId('Custom::AWS'), 'Parameter.Value'] } },
      { Name: 'Region', Value: 'Global' },
    ],
    Threshold: 5,
    EvaluationPeriods: 3,
    AlarmActions: [{ Ref: onlyId('AWS::SNS::Topic') }],
  });
});

test('the operators hear of it when the firewall turns many away', () => {
  dev.hasResourceProperties('AWS::CloudWatch::Alarm', {
    AlarmName: 'baton-dev-site-blocked',
    Namespace: 'AWS/WAFV2',
    MetricName: 'BlockedRequests',
    Dimensions: [
      { Name: 'Rule', Value: 'ALL' },
      { Name: 'WebACL', Value: 'baton-dev-site' },
    ],
    Threshold: 300,
    AlarmActions: [{ Ref: onlyId('AWS::SNS::Topic') }],
  });
});

test('these alarms are mailed over a topic of their own region that takes them over TLS alone', () => {
  dev.hasResourceProperties('AWS::SNS::Topic', { TopicName: 'baton-dev-edge-alarms' });
  dev.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'email',
    Endpoint: 'operators@example.com',
  });
  dev.hasResourceProperties('AWS::SNS::TopicPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('which distribution it is about is read from the region of the stage, and nothing else is', () => {
  const reading = statementsOf(dev).filter(({ Action }) => [Action].flat().includes('ssm:GetParameter'));
  expect(reading.map(({ Resource }) => Resource)).toEqual([
    {
      'Fn::Join': [
        '',
        [
          'arn:aws:ssm:ap-northeast-2:',
          { Ref: 'AWS::AccountId' },
          ':parameter/baton/dev/web/distribution-id',
        ],
      ],
    },
  ]);
  expect(unscopedStatements(dev)).toEqual([]);
  expect(managedPolicies(dev)).toEqual([]);
});
