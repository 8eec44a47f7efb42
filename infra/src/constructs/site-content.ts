import { cacheControl, MANIFEST } from '@baton/site-policy';
import { DefaultStackSynthesizer, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import type { Stage } from '../config/stage.ts';

const ASSETS = 'assets/*';

export interface SiteContentProps {
  readonly stage: Stage;
  readonly bucket: Bucket;
  /** The built site; its source maps are left out. */
  readonly assetPath: string;
}

/**
 * Puts the built site into its bucket: first the assets, whose names hold a hash of what is in them, and
 * the manifest, then the documents that name them. Assets of earlier deployments stay, for pages that are open still.
 */
export class SiteContent extends Construct {
  constructor(scope: Construct, id: string, { stage, bucket, assetPath }: SiteContentProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/baton/${stage.name}/site-content`,
      retention: stage.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    const shared = {
      sources: [Source.asset(assetPath, { exclude: ['**/*.map'] })],
      destinationBucket: bucket,
      prune: false,
      memoryLimit: 512,
      role,
      logGroup,
    };
    const assets = new BucketDeployment(this, 'Assets', {
      ...shared,
      exclude: ['*'],
      include: [ASSETS],
      cacheControl: [CacheControl.fromString(cacheControl(`/${ASSETS}`))],
    });
    const documents = new BucketDeployment(this, 'Documents', {
      ...shared,
      exclude: [ASSETS, MANIFEST.object],
      cacheControl: [CacheControl.fromString(cacheControl('/index.html'))],
    });
    const manifest = new BucketDeployment(this, 'Manifest', {
      ...shared,
      exclude: ['*'],
      include: [MANIFEST.object],
      contentType: MANIFEST.contentType,
      cacheControl: [CacheControl.fromString(cacheControl(`/${MANIFEST.object}`))],
    });
    documents.node.addDependency(assets, manifest);
    this.acknowledge(role, bucket);
  }

  private acknowledge(role: Role, bucket: Bucket): void {
    const stack = Stack.of(this);
    const bucketId = stack.resolve((bucket.node.defaultChild as CfnBucket).logicalId);
    const reason =
      'It reads the built site from the bucket of CDK, and writes to the bucket of the site any object, since each build names its own.';
    for (const finding of [
      'Action::s3:Abort*',
      'Action::s3:DeleteObject*',
      'Action::s3:GetBucket*',
      'Action::s3:GetObject*',
      'Action::s3:List*',
      `Resource::<${bucketId}.Arn>/*`,
      `Resource::arn:aws:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-<AWS::AccountId>-${stack.region}/*`,
    ]) {
      Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[${finding}]`, reason });
    }
    for (const child of stack.node.children) {
      if (!child.node.id.startsWith('Custom::CDKBucketDeployment')) continue;
      Validations.of(child).acknowledge({
        id: 'AwsSolutions-L1',
        reason: "The function is CDK's own; its version of Python comes with that of CDK.",
      });
    }
  }
}
