import { SITE_SECURITY_HEADERS } from '@baton/site-policy';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { readdirSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { SITE_FIXTURE } from '../test-support/fixtures.ts';
import { managedPolicies, unscopedStatements } from '../test-support/policies.ts';
import { stageNamed, templateOf, withApp } from '../test-support/synth.ts';
import { SiteStack } from './site.stack.ts';

/** Whatever a template says of a resource. */
type Properties = ReturnType<Template['findResources']>[string];

/** Policies that AWS manages. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new SiteStack(app, { stage: stageNamed(name), assetPath: SITE_FIXTURE }));
  dev = stack('dev');
  prod = stack('prod');
});

function only(
  template: Template,
  type: string,
  properties: object = {},
): { id: string; properties: Properties } {
  const found = Object.entries(template.findResources(type, { Properties: Match.objectLike(properties) }));
  expect(found).toHaveLength(1);
  const [id, resource] = found[0] as [string, Properties];
  return { id, properties: resource['Properties'] };
}

function distributionOf(template: Template): Properties {
  return only(template, 'AWS::CloudFront::Distribution').properties['DistributionConfig'];
}

function behavior(template: Template, path: string): Properties {
  const config = distributionOf(template);
  const found = config['CacheBehaviors'].find((each: Properties) => each['PathPattern'] === path);
  return path === '*' ? config['DefaultCacheBehavior'] : found;
}

function originOf(template: Template, path: string): Properties {
  const { TargetOriginId } = behavior(template, path) as { TargetOriginId: string };
  return distributionOf(template)['Origins'].find(({ Id }: { Id: string }) => Id === TargetOriginId);
}

test('buckets are private, encrypted, refuse what comes without TLS, and outlive their stack', () => {
  for (const template of [dev, prod]) {
    template.allResources('AWS::S3::Bucket', {
      Properties: Match.objectLike({
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        BucketEncryption: Match.anyValue(),
      }),
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
    template.allResourcesProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  }
});

test('only the distribution reads the files of the site, signing its requests', () => {
  const distribution = only(dev, 'AWS::CloudFront::Distribution');
  const control = only(dev, 'AWS::CloudFront::OriginAccessControl', {
    OriginAccessControlConfig: Match.objectLike({ SigningBehavior: 'always', SigningProtocol: 'sigv4' }),
  });
  expect(originOf(dev, '*')['OriginAccessControlId']).toEqual({ 'Fn::GetAtt': [control.id, 'Id'] });
  const bucket = only(dev, 'AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
  const { properties } = only(dev, 'AWS::S3::BucketPolicy', { Bucket: { Ref: bucket.id } });
  const allowed = properties['PolicyDocument'].Statement.filter(
    ({ Effect }: Properties) => Effect === 'Allow',
  );
  expect(allowed).toEqual([
    expect.objectContaining({
      Action: ['s3:GetObject', 's3:ListBucket'],
      Principal: { Service: 'cloudfront.amazonaws.com' },
    }),
  ]);
  const source = allowed[0].Condition.StringEquals['AWS:SourceArn'];
  expect(source['Fn::Join'][1].at(-1)).toEqual({ Ref: distribution.id });
});

test.each(['/auth/*', '/api/*'])('%s is passed on whole, never kept, and only over HTTPS', (path) => {
  expect(behavior(prod, path)).toMatchObject({
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    CachePolicyId: CACHING_DISABLED,
    OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
    ViewerProtocolPolicy: 'https-only',
    Compress: false,
  });
});

test('each path has its origin, and both APIs are told the secret that proves the way', () => {
  const secret = (stage: string) => [
    {
      HeaderName: 'x-baton-origin',
      HeaderValue: `{{resolve:secretsmanager:baton-${stage}-origin-header-1:SecretString:::}}`,
    },
  ];
  expect(originOf(prod, '/auth/*')).toMatchObject({
    DomainName: { Ref: expect.stringContaining('prodauthapihost') },
    OriginCustomHeaders: secret('prod'),
    CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
  });
  expect(originOf(prod, '/api/*')).toMatchObject({
    DomainName: { Ref: expect.stringContaining('prodtaskapioriginhost') },
    OriginCustomHeaders: secret('prod'),
    CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
  });
  expect(originOf(dev, '/api/*')).toMatchObject({
    CustomOriginConfig: { OriginProtocolPolicy: 'http-only' },
    OriginCustomHeaders: secret('dev'),
  });
});

test('an event stream, which says something every 15 seconds, is not cut off', () => {
  expect(originOf(prod, '/api/*')['CustomOriginConfig']['OriginReadTimeout']).toBe(60);
});

test('assets are kept at the edge, documents are asked for anew', () => {
  expect(behavior(prod, '/assets/*')['CachePolicyId']).toBe(CACHING_OPTIMIZED);
  const documents = only(prod, 'AWS::CloudFront::CachePolicy');
  expect(behavior(prod, '*')['CachePolicyId']).toEqual({ Ref: documents.id });
  expect(documents.properties['CachePolicyConfig']).toMatchObject({ MinTTL: 0, DefaultTTL: 0 });
});

test('the site is written assets first, with the cache times of the lib, and nothing old is taken away', () => {
  const deployments = Object.entries(prod.findResources('Custom::CDKBucketDeployment'));
  const [[assetsId, assets], [, documents], [manifestId, manifest]] = deployments as [
    [string, Properties],
    [string, Properties],
    [string, Properties],
  ];
  expect(assets['Properties']).toMatchObject({
    Exclude: ['*'],
    Include: ['assets/*'],
    SystemMetadata: { 'cache-control': 'public, max-age=31536000, immutable' },
    Prune: false,
  });
  expect(documents['Properties']).toMatchObject({
    Exclude: ['assets/*', 'manifest.webmanifest'],
    SystemMetadata: { 'cache-control': 'no-cache' },
    Prune: false,
  });
  expect(manifest['Properties']).toMatchObject({
    Exclude: ['*'],
    Include: ['manifest.webmanifest'],
    SystemMetadata: { 'cache-control': 'no-cache', 'content-type': 'application/manifest+json' },
    Prune: false,
  });
  expect(documents['DependsOn']).toEqual(expect.arrayContaining([assetsId, manifestId]));
});

test('source maps do not even leave the machine that builds them', () => {
  const uploaded = withApp((app) => {
    new SiteStack(app, { stage: stageNamed('prod'), assetPath: SITE_FIXTURE });
    const { directory } = app.synth();
    return readdirSync(directory, { recursive: true, encoding: 'utf8' });
  });
  expect(uploaded.filter((name) => name.endsWith('app-1a2b.js'))).toHaveLength(1);
  expect(uploaded.filter((name) => name.endsWith('.map'))).toEqual([]);
});

test('pages get the security headers of the site on one machine, and HSTS', () => {
  const { id, properties } = only(prod, 'AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: Match.objectLike({ Name: 'baton-prod-site' }),
  });
  for (const path of ['*', '/assets/*']) {
    expect(behavior(prod, path)['ResponseHeadersPolicyId']).toEqual({ Ref: id });
  }
  const { SecurityHeadersConfig: config } = properties['ResponseHeadersPolicyConfig'];
  expect({
    'content-security-policy': config.ContentSecurityPolicy.ContentSecurityPolicy,
    'x-content-type-options': config.ContentTypeOptions.Override && 'nosniff',
    'referrer-policy': config.ReferrerPolicy.ReferrerPolicy,
  }).toEqual(SITE_SECURITY_HEADERS);
  expect(config.StrictTransportSecurity).toEqual({
    AccessControlMaxAgeSec: 31_536_000,
    IncludeSubdomains: true,
    Override: true,
  });
});

test('answers of the APIs get HSTS and keep their own headers', () => {
  const { id, properties } = only(prod, 'AWS::CloudFront::ResponseHeadersPolicy', {
    ResponseHeadersPolicyConfig: Match.objectLike({ Name: 'baton-prod-api' }),
  });
  expect(Object.keys(properties['ResponseHeadersPolicyConfig']['SecurityHeadersConfig'])).toEqual([
    'StrictTransportSecurity',
  ]);
  for (const path of ['/auth/*', '/api/*']) {
    expect(behavior(prod, path)['ResponseHeadersPolicyId']).toEqual({ Ref: id });
  }
});

test.each([
  ['*', 'page-request'],
  ['/assets/*', 'page-request'],
  ['/auth/*', 'api-request'],
  ['/api/*', 'api-request'],
])('requests for %s pass the function %s', (path, name) => {
  const { id } = only(prod, 'AWS::CloudFront::Function', { Name: `baton-prod-${name}` });
  expect(behavior(prod, path)['FunctionAssociations']).toEqual([
    { EventType: 'viewer-request', FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] } },
  ]);
});

test('firewall and certificate are those of the stack in the region of CloudFront', () => {
  const config = distributionOf(prod);
  const acl = only(prod, 'Custom::AWS', { Create: Match.stringLikeRegexp('/baton/prod/web/web-acl-arn') });
  const certificate = only(prod, 'Custom::AWS', {
    Create: Match.stringLikeRegexp('/baton/prod/web/certificate-arn/baton.example.com'),
  });
  expect(config['WebACLId']).toEqual({ 'Fn::GetAtt': [acl.id, 'Parameter.Value'] });
  expect(config['ViewerCertificate']).toEqual({
    AcmCertificateArn: { 'Fn::GetAtt': [certificate.id, 'Parameter.Value'] },
    MinimumProtocolVersion: 'TLSv1.2_2021',
    SslSupportMethod: 'sni-only',
  });
});

test("a domain's names of both kinds lead to the distribution; without one there is none", () => {
  const { id } = only(prod, 'AWS::CloudFront::Distribution');
  const records = Object.values(prod.findResources('AWS::Route53::RecordSet')).map(({ Properties: each }) => [
    each.Type,
    each.Name,
    each.AliasTarget.DNSName,
  ]);
  const target = { 'Fn::GetAtt': [id, 'DomainName'] };
  expect(records).toEqual([
    ['A', 'baton.example.com.', target],
    ['AAAA', 'baton.example.com.', target],
  ]);
  dev.resourceCountIs('AWS::Route53::RecordSet', 0);
});

test('who asked for what is logged without cookies, for as long as the stage keeps logs', () => {
  expect(distributionOf(prod)['Logging']).toMatchObject({ IncludeCookies: false, Prefix: 'distribution/' });
  prod.hasResourceProperties('AWS::S3::Bucket', {
    LifecycleConfiguration: { Rules: [Match.objectLike({ ExpirationInDays: 90 })] },
  });
  dev.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 });
});

test('no role has more than it needs', () => {
  for (const template of [dev, prod]) {
    expect(unscopedStatements(template)).toEqual([]);
    expect(managedPolicies(template)).toEqual([]);
  }
});
