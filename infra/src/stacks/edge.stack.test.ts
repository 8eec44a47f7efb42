import type { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { stageNamed, templateOf } from '../test-support/synth.ts';
import { EdgeStack } from './edge.stack.ts';

/** Whatever a template says of a resource. */
type Properties = ReturnType<Template['findResources']>[string];

let dev: Template;
let prod: Template;

beforeAll(() => {
  dev = templateOf((app) => new EdgeStack(app, { stage: stageNamed('dev') }));
  prod = templateOf((app) => new EdgeStack(app, { stage: stageNamed('prod') }));
});

function rules(): Properties[] {
  const [acl] = Object.values(dev.findResources('AWS::WAFv2::WebACL')) as [Properties];
  expect(acl['Properties']).toMatchObject({ Scope: 'CLOUDFRONT', DefaultAction: { Allow: {} } });
  return acl['Properties'].Rules;
}

test('guesses at passwords are limited far below other requests, by the address that they come from', () => {
  const [signIn, all] = rules();
  const limit = (rule: Properties | undefined) => rule?.['Statement'].RateBasedStatement;
  expect(signIn?.['Action'].Block.CustomResponse).toEqual({
    ResponseCode: 429,
    ResponseHeaders: [{ Name: 'retry-after', Value: '60' }],
  });
  expect(limit(signIn)).toMatchObject({ Limit: 100, AggregateKeyType: 'IP', EvaluationWindowSec: 300 });
  const paths = limit(signIn).ScopeDownStatement.OrStatement.Statements.map(
    ({ ByteMatchStatement: match }: Properties) => [match.PositionalConstraint, match.SearchString],
  );
  expect(paths).toEqual([
    ['STARTS_WITH', '/auth/login'],
    ['STARTS_WITH', '/auth/register'],
    ['STARTS_WITH', '/auth/password-'],
    ['STARTS_WITH', '/auth/email-verification'],
  ]);
  expect(limit(all)).toMatchObject({ Limit: 10_000, AggregateKeyType: 'IP' });
  expect(limit(all).ScopeDownStatement).toBeUndefined();
});

test('a path that is written in another way counts as the one it means', () => {
  const [signIn] = rules();
  const statements = signIn?.['Statement'].RateBasedStatement.ScopeDownStatement.OrStatement.Statements;
  for (const { ByteMatchStatement: match } of statements) {
    expect(match.TextTransformations.map(({ Type }: Properties) => Type)).toEqual([
      'URL_DECODE',
      'NORMALIZE_PATH',
    ]);
  }
});

test("AWS's managed rules block, but for those that look into what people write or who unsubscribes", () => {
  const managed = rules()
    .slice(2)
    .map((rule) => ({
      group: rule['Statement'].ManagedRuleGroupStatement,
      override: rule['OverrideAction'],
    }));
  const counted = ({ RuleActionOverrides: overrides }: Properties) =>
    overrides.map(({ Name, ActionToUse }: Properties) => {
      expect(ActionToUse).toEqual({ Count: {} });
      return Name;
    });
  expect(managed.map(({ group }) => [group.Name, counted(group)])).toEqual([
    [
      'AWSManagedRulesCommonRuleSet',
      [
        'CrossSiteScripting_BODY',
        'CrossSiteScripting_QUERYARGUMENTS',
        'EC2MetaDataSSRF_BODY',
        'EC2MetaDataSSRF_QUERYARGUMENTS',
        'GenericLFI_BODY',
        'GenericLFI_QUERYARGUMENTS',
        'GenericRFI_BODY',
        'GenericRFI_QUERYARGUMENTS',
        'NoUserAgent_HEADER',
        'SizeRestrictions_BODY',
        'SizeRestrictions_QUERYSTRING',
      ],
    ],
    [
      'AWSManagedRulesKnownBadInputsRuleSet',
      ['JavaDeserializationRCE_BODY', 'Log4JRCE_BODY', 'Log4JRCE_QUERYSTRING'],
    ],
    ['AWSManagedRulesAmazonIpReputationList', []],
  ]);
  for (const { override } of managed) expect(override).toEqual({ None: {} });
});

test('the certificate is for the domain and proven by its zone', () => {
  prod.hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'baton.example.com',
    ValidationMethod: 'DNS',
    DomainValidationOptions: [{ DomainName: 'baton.example.com', HostedZoneId: 'Z0123456789EXAMPLE000' }],
  });
  prod.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/baton/prod/web/certificate-arn/baton.example.com',
  });
  dev.resourceCountIs('AWS::CertificateManager::Certificate', 0);
});

test('the distribution finds the firewall by a parameter', () => {
  dev.hasResourceProperties('AWS::SSM::Parameter', { Name: '/baton/dev/web/web-acl-arn' });
});
