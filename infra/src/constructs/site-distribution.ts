import { Duration, Validations } from 'aws-cdk-lib';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HttpVersion,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  PriceClass,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { fileURLToPath } from 'node:url';
import { ORIGIN_HEADER, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { sentOriginSecret } from './origin-secret.ts';
import { SiteHeaders } from './site-headers.ts';

export interface SiteDistributionProps {
  readonly stage: Stage;
  readonly siteBucket: IBucket;
  readonly logBucket: IBucket;
  /** Hosts of the API of auth-fn and of the load balancer. */
  readonly authHost: string;
  readonly taskApiHost: string;
  readonly webAclArn: string;
  /** @default - CloudFront's own host and certificate */
  readonly certificate?: ICertificate;
}

/**
 * The one way in: `/auth/*` to API Gateway, `/api/*` to the load balancer, the rest to the bucket of the site.
 * The same as `tools/local/src/edge`; docs/decisions/001-cloudfront-in-front.md.
 */
export class SiteDistribution extends Construct {
  readonly distribution: Distribution;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    super(scope, id);
    const { stage, certificate } = props;
    this.stage = stage;
    const headers = new SiteHeaders(this, 'Headers', { stage });
    const page = this.siteBehavior(props.siteBucket, headers);
    const api = this.apiBehavior(headers);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Baton, stage ${stage.name}`,
      defaultRootObject: 'index.html',
      defaultBehavior: { ...page, cachePolicy: this.documentCaching() },
      additionalBehaviors: {
        '/assets/*': { ...page, cachePolicy: CachePolicy.CACHING_OPTIMIZED },
        '/auth/*': { ...api, origin: this.apiOrigin(props.authHost, OriginProtocolPolicy.HTTPS_ONLY) },
        '/api/*': {
          ...api,
          origin: this.apiOrigin(
            props.taskApiHost,
            stage.domain ? OriginProtocolPolicy.HTTPS_ONLY : OriginProtocolPolicy.HTTP_ONLY,
          ),
        },
      },
      ...(stage.domain &&
        certificate && {
          domainNames: [stage.domain.name],
          certificate,
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      webAclId: props.webAclArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_200,
      enableLogging: true,
      logBucket: props.logBucket,
      logFilePrefix: 'distribution/',
      logIncludesCookies: false,
    });
    this.acknowledge();
  }

  private siteBehavior(bucket: IBucket, headers: SiteHeaders): BehaviorOptions {
    return {
      // Without the right to list, S3 answers 403 for what is not there. The rewrite never asks for a list.
      origin: S3BucketOrigin.withOriginAccessControl(bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
      }),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      responseHeadersPolicy: headers.site,
      functionAssociations: [this.onRequest('page-request', 'Paths of pages to documents')],
    };
  }

  /** Everything of a request goes on but `Host`, and nothing is kept; an answer is passed on as it is written. */
  private apiBehavior(headers: SiteHeaders): Omit<BehaviorOptions, 'origin'> {
    return {
      allowedMethods: AllowedMethods.ALLOW_ALL,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: headers.api,
      compress: false,
      functionAssociations: [this.onRequest('api-request', 'Whose request it is, and its id')],
    };
  }

  private apiOrigin(host: string, protocolPolicy: OriginProtocolPolicy): IOrigin {
    return new HttpOrigin(host, {
      protocolPolicy,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      customHeaders: { [ORIGIN_HEADER]: sentOriginSecret(this.stage) },
      // Event streams say something every 15 s.
      readTimeout: Duration.seconds(60),
      keepaliveTimeout: Duration.seconds(30),
    });
  }

  /** Documents say `no-cache`, so CloudFront asks S3 about its copy each time; it compresses what it may keep. */
  private documentCaching(): CachePolicy {
    return new CachePolicy(this, 'DocumentCaching', {
      cachePolicyName: resourceName(this.stage, 'documents'),
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.days(1),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    });
  }

  private onRequest(name: string, comment: string) {
    const edgeFunction = new EdgeFunction(this, name, {
      functionName: resourceName(this.stage, name),
      comment,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromFile({
        filePath: fileURLToPath(new URL(`../functions/edge/${name}.js`, import.meta.url)),
      }),
    });
    return { eventType: FunctionEventType.VIEWER_REQUEST, function: edgeFunction };
  }

  private acknowledge(): void {
    const validations = Validations.of(this.distribution);
    validations.acknowledge({
      id: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      reason: 'page-request turns every path that would list the bucket into a document.',
    });
    validations.acknowledge({
      id: 'AwsSolutions-CFR1',
      reason: 'A team may be anywhere; nothing in Baton is kept from a country.',
    });
    if (this.stage.domain) return;
    validations.acknowledge({
      id: 'AwsSolutions-CFR4',
      reason:
        "A stage without a domain answers under CloudFront's own certificate, whose lowest version of TLS is not ours to set.",
    });
    validations.acknowledge({
      id: 'AwsSolutions-CFR5',
      reason:
        'A stage without a domain has no name that a certificate of the load balancer could be for; production has one.',
    });
  }
}
