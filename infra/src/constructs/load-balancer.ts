import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { type IVpc, Peer, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  ApplicationLoadBalancer,
  ApplicationProtocol,
  type ApplicationListener,
  ApplicationTargetGroup,
  ListenerAction,
  ListenerCondition,
  SslPolicy,
  TargetType,
} from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { LoadBalancerTarget } from 'aws-cdk-lib/aws-route53-targets';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ORIGIN_HEADER, resourceName } from '../config/names.ts';
import type { Domain, Stage } from '../config/stage.ts';
import { acceptedOriginSecrets } from './origin-secret.ts';

/** How long requests that are being served may take when their task is about to be stopped. */
export const DEREGISTRATION_DELAY = Duration.seconds(20);

export interface LoadBalancerProps {
  readonly stage: Stage;
  readonly vpc: IVpc;
}

/**
 * What CloudFront reaches task-api by. It hears CloudFront's addresses alone, over TLS where the stage has a
 * domain to have a certificate for, and serves only requests with a secret of the stage's own distribution.
 */
export class LoadBalancer extends Construct {
  readonly loadBalancer: ApplicationLoadBalancer;
  /** Instances are registered by the service. */
  readonly targetGroup: ApplicationTargetGroup;
  /** The host that CloudFront asks: one that the certificate is for, where there is one. */
  readonly host: string;

  constructor(scope: Construct, id: string, { stage, vpc }: LoadBalancerProps) {
    super(scope, id);
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'Load balancer of task-api',
      allowAllOutbound: false,
    });
    this.loadBalancer = new ApplicationLoadBalancer(this, 'LoadBalancer', {
      loadBalancerName: resourceName(stage, 'task-api'),
      vpc,
      vpcSubnets: { subnetType: SubnetType.PUBLIC },
      internetFacing: true,
      securityGroup,
      dropInvalidHeaderFields: true,
      deletionProtection: stage.protectData,
      idleTimeout: Duration.seconds(60),
    });
    this.loadBalancer.logAccessLogs(accessLogs(this, stage), 'alb');
    this.host = stage.domain
      ? originHost(this, stage.domain, this.loadBalancer)
      : this.loadBalancer.loadBalancerDnsName;

    this.targetGroup = new ApplicationTargetGroup(this, 'Targets', {
      vpc,
      targetType: TargetType.INSTANCE,
      protocol: ApplicationProtocol.HTTP,
      // The port is another for each task; ECS registers it.
      port: 80,
      deregistrationDelay: DEREGISTRATION_DELAY,
      healthCheck: {
        path: '/readyz',
        healthyHttpCodes: '200',
        port: 'traffic-port',
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
        healthyThresholdCount: 2,
        // ECS ends what is unhealthy; tasks are to outlast the two minutes in which a standby of the database takes over.
        unhealthyThresholdCount: 10,
      },
    });
    const listener = this.addListener(stage, this.host);
    listener.addAction('FromCloudFront', {
      priority: 1,
      conditions: [
        ListenerCondition.pathPatterns(['/api/*']),
        ListenerCondition.httpHeader(ORIGIN_HEADER, acceptedOriginSecrets(stage)),
      ],
      action: ListenerAction.forward([this.targetGroup]),
    });
    // One port: CloudFront's list counts as 55 rules of the 60 that a security group may have.
    securityGroup.addIngressRule(
      Peer.prefixList(stage.cloudFrontPrefixListId),
      Port.tcp(listener.port),
      'CloudFront',
    );
  }

  private addListener(stage: Stage, host: string): ApplicationListener {
    const defaultAction = ListenerAction.fixedResponse(403, { contentType: 'text/plain', messageBody: '' });
    if (!stage.domain) {
      return this.loadBalancer.addListener('Http', { port: 80, open: false, defaultAction });
    }
    const certificate = new Certificate(this, 'Certificate', {
      domainName: host,
      validation: CertificateValidation.fromDns(hostedZone(this, stage.domain, 'CertificateZone')),
    });
    return this.loadBalancer.addListener('Https', {
      port: 443,
      open: false,
      certificates: [certificate],
      sslPolicy: SslPolicy.TLS13_RES,
      defaultAction,
    });
  }
}

function originHost(scope: Construct, domain: Domain, loadBalancer: ApplicationLoadBalancer): string {
  const host = `origin.${domain.name}`;
  new ARecord(scope, 'Record', {
    zone: hostedZone(scope, domain, 'Zone'),
    recordName: host,
    target: RecordTarget.fromAlias(new LoadBalancerTarget(loadBalancer)),
  });
  return host;
}

function hostedZone(scope: Construct, { hostedZoneId, hostedZoneName: zoneName }: Domain, id: string) {
  return HostedZone.fromHostedZoneAttributes(scope, id, { hostedZoneId, zoneName });
}

function accessLogs(scope: Construct, stage: Stage): Bucket {
  const bucket = new Bucket(scope, 'AccessLogs', {
    // The load balancer cannot write with a key of ours.
    encryption: BucketEncryption.S3_MANAGED,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    lifecycleRules: [{ expiration: Duration.days(stage.logRetentionDays) }],
    removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'It holds access logs; a log of who writes them would have to be logged in turn.',
  });
  return bucket;
}
