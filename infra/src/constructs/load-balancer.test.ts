import { Match, type Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { TaskApiStack } from '../stacks/task-api.stack.ts';
import { stageNamed, templateOf } from '../test-support/synth.ts';

let dev: Template;
let prod: Template;

beforeAll(() => {
  const stack = (name: 'dev' | 'prod') =>
    templateOf((app) => new TaskApiStack(app, { stage: stageNamed(name), imageTag: '0a1b' }));
  dev = stack('dev');
  prod = stack('prod');
});

function only(template: Template, type: string): { id: string; properties: Record<string, unknown> } {
  const [[id, resource] = ['', undefined], ...others] = Object.entries(template.findResources(type));
  expect(others).toEqual([]);
  return { id, properties: resource?.['Properties'] };
}

const loadBalancerGroup = (template: Template) => ({
  'Fn::GetAtt': [only(template, 'AWS::EC2::SecurityGroup').id, 'GroupId'],
});
const instancesGroup = { Ref: Match.stringLikeRegexp('taskapiinstancessecuritygroup') };

test('the load balancer hears the addresses of CloudFront alone, on one port', () => {
  for (const [template, port] of [
    [dev, 80],
    [prod, 443],
  ] as const) {
    template.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      GroupId: loadBalancerGroup(template),
      SourcePrefixListId: 'pl-22a6434b',
      FromPort: port,
      ToPort: port,
    });
    expect(only(template, 'AWS::EC2::SecurityGroup').properties).not.toHaveProperty('SecurityGroupIngress');
    const others = template.findResources('AWS::EC2::SecurityGroupIngress', {
      Properties: Match.objectLike({
        GroupId: loadBalancerGroup(template),
        SourcePrefixListId: Match.absent(),
      }),
    });
    expect(others).toEqual({});
  }
});

test('instances hear the load balancer alone, and it reaches nothing else', () => {
  dev.hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
    GroupId: instancesGroup,
    SourceSecurityGroupId: loadBalancerGroup(dev),
    FromPort: 32_768,
    ToPort: 65_535,
  });
  dev.resourceCountIs('AWS::EC2::SecurityGroupIngress', 2);
  dev.resourceCountIs('AWS::EC2::SecurityGroupEgress', 1);
  dev.hasResourceProperties('AWS::EC2::SecurityGroupEgress', {
    GroupId: loadBalancerGroup(dev),
    DestinationSecurityGroupId: instancesGroup,
  });
});

const originSecret = (number: number) =>
  `{{resolve:secretsmanager:baton-dev-origin-header-${number}:SecretString:::}}`;

test('a request without the secret of the stage’s own distribution is refused', () => {
  for (const template of [dev, prod]) {
    template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
      DefaultActions: [
        { Type: 'fixed-response', FixedResponseConfig: Match.objectLike({ StatusCode: '403' }) },
      ],
    });
  }
  dev.resourceCountIs('AWS::ElasticLoadBalancingV2::ListenerRule', 1);
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Conditions: Match.arrayWith([
      {
        Field: 'http-header',
        HttpHeaderConfig: {
          HttpHeaderName: 'x-baton-origin',
          Values: [originSecret(1)],
        },
      },
    ]),
  });
});

test('while the secret is changed, the load balancer takes the old one and the new one', () => {
  const originSecrets = { accepted: [1, 2], sent: 1 } as const;
  const rotating = templateOf(
    (app) => new TaskApiStack(app, { stage: { ...stageNamed('dev'), originSecrets }, imageTag: '0a1b' }),
  );
  rotating.hasResourceProperties('AWS::ElasticLoadBalancingV2::ListenerRule', {
    Conditions: Match.arrayWith([
      Match.objectLike({
        HttpHeaderConfig: Match.objectLike({ Values: [originSecret(1), originSecret(2)] }),
      }),
    ]),
  });
});

test('with a domain the load balancer speaks TLS 1.2 and 1.3 only, with a certificate for its own host', () => {
  only(prod, 'AWS::ElasticLoadBalancingV2::Listener');
  prod.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', {
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    Certificates: [{ CertificateArn: { Ref: only(prod, 'AWS::CertificateManager::Certificate').id } }],
  });
  prod.hasResourceProperties('AWS::CertificateManager::Certificate', {
    DomainName: 'origin.baton.example.com',
    ValidationMethod: 'DNS',
  });
  prod.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'origin.baton.example.com.', Type: 'A' });
  prod.hasResourceProperties('AWS::SSM::Parameter', {
    Name: '/baton/prod/task-api/origin-host',
    Value: 'origin.baton.example.com',
  });
});

test('the load balancer drops bad headers, logs to a private bucket, and in production no command deletes it', () => {
  prod.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    LoadBalancerAttributes: Match.arrayWith([
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      { Key: 'access_logs.s3.enabled', Value: 'true' },
    ]),
  });
  prod.allResources('AWS::S3::Bucket', {
    Properties: Match.objectLike({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    }),
    DeletionPolicy: 'RetainExceptOnCreate',
    UpdateReplacePolicy: 'Retain',
  });
  prod.hasResourceProperties('AWS::S3::BucketPolicy', {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ]),
    },
  });
});

test('a task serves when /readyz says so', () => {
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    HealthCheckPath: '/readyz',
    HealthCheckPort: 'traffic-port',
    Matcher: { HttpCode: '200' },
    TargetType: 'instance',
  });
});

test('a task is not ended for the two minutes in which the database fails over', () => {
  dev.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
    HealthCheckIntervalSeconds: 15,
    UnhealthyThresholdCount: 10,
  });
});
