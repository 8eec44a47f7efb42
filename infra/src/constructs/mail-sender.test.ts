import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { MailStack } from '../stacks/mail.stack.ts';
import { FUNCTION_FIXTURE } from '../test-support/fixtures.ts';
import { statementsOf } from '../test-support/policies.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new MailStack(app, { stage: stageNamed(name), assetPath: FUNCTION_FIXTURE }));
  dev = stack('dev');
  prod = stack('prod');
});

function idOf(type: string, properties: object): string {
  const [id, ...others] = Object.keys(dev.findResources(type, { Properties: Match.objectLike(properties) }));
  expect(others).toEqual([]);
  return id as string;
}

test('mail-fn sends from the address of the stage alone', () => {
  const sending = statementsOf(prod).filter(({ Action }) => [Action].flat().includes('ses:SendRawEmail'));
  expect(sending.map(({ Condition }) => Condition)).toEqual([
    { StringEquals: { 'ses:FromAddress': 'baton@baton.example.com' } },
  ]);
});

test('with a domain, mails are proven to be its own by DKIM, SPF and DMARC', () => {
  prod.hasResourceProperties('AWS::SES::EmailIdentity', {
    EmailIdentity: 'baton.example.com',
    MailFromAttributes: { MailFromDomain: 'bounces.baton.example.com' },
  });
  const records = Object.values(prod.findResources('AWS::Route53::RecordSet')).map(({ Properties }) => [
    Properties.Type,
    typeof Properties.Name === 'string' ? Properties.Name : 'a token of DKIM',
    typeof Properties.ResourceRecords[0] === 'string' ? Properties.ResourceRecords[0] : 'a key of DKIM',
  ]);
  expect(records).toEqual([
    ['CNAME', 'a token of DKIM', 'a key of DKIM'],
    ['CNAME', 'a token of DKIM', 'a key of DKIM'],
    ['CNAME', 'a token of DKIM', 'a key of DKIM'],
    ['MX', 'bounces.baton.example.com.', '10 feedback-smtp.ap-northeast-2.amazonses.com'],
    ['TXT', 'bounces.baton.example.com.', '"v=spf1 include:amazonses.com -all"'],
    ['TXT', '_dmarc.baton.example.com.', '"v=DMARC1; p=reject; adkim=s; aspf=r"'],
  ]);
});

test('without a domain, mails come from the address of the operators', () => {
  dev.hasResourceProperties('AWS::SES::EmailIdentity', { EmailIdentity: 'operators@example.com' });
  dev.resourceCountIs('AWS::Route53::RecordSet', 0);
});

test('mails go out over TLS, and what becomes of them comes back to the bus', () => {
  dev.hasResourceProperties('AWS::SES::ConfigurationSet', {
    Name: 'baton-dev-mail',
    DeliveryOptions: { TlsPolicy: 'REQUIRE' },
  });
  const bus = idOf('AWS::Events::EventBus', { Name: 'baton-dev-bus' });
  const letters = idOf('AWS::SQS::Queue', { QueueName: 'baton-dev-ses-events-dead-letters' });
  dev.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: Match.objectLike({
      EventBridgeDestination: Match.anyValue(),
      MatchingEventTypes: ['delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
    }),
  });
  dev.hasResourceProperties('AWS::Events::Rule', {
    EventBusName: 'default',
    EventPattern: {
      source: ['aws.ses'],
      'detail-type': [
        'Email Delivered',
        'Email Bounced',
        'Email Complaint Received',
        'Email Delivery Delayed',
        'Email Rejected',
      ],
      detail: { mail: { tags: { 'ses:configuration-set': ['baton-dev-mail'] } } },
    },
    Targets: [
      Match.objectLike({
        Arn: { 'Fn::GetAtt': [bus, 'Arn'] },
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [letters, 'Arn'] } },
      }),
    ],
  });
});

test('an address that bounced is suppressed by the ledger and not by SES, which would not hear of its return', () => {
  const [set, ...others] = Object.values(dev.findResources('AWS::SES::ConfigurationSet'));
  expect(others).toEqual([]);
  expect(set?.['Properties'].SuppressionOptions).toEqual({ SuppressedReasons: [] });
});

test('what is sent, delivered, put off, bounced, complained of and refused is counted', () => {
  dev.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    EventDestination: Match.objectLike({
      CloudWatchDestination: Match.anyValue(),
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
    }),
  });
});
