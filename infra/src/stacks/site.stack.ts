import type { App } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { BatonStack } from '../app/baton-stack.ts';
import {
  certificateParameter,
  DISTRIBUTION_PARAMETER,
  EDGE_REGION,
  parameterName,
  WEB_ACL_PARAMETER,
} from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { LogBucket } from '../constructs/log-bucket.ts';
import { RegionValues } from '../constructs/region-values.ts';
import { SiteBucket } from '../constructs/site-bucket.ts';
import { SiteContent } from '../constructs/site-content.ts';
import { SiteDistribution } from '../constructs/site-distribution.ts';
import { SiteDns } from '../constructs/site-dns.ts';

export interface SiteStackProps {
  readonly stage: Stage;
  /** The built site. */
  readonly assetPath: string;
}

/** The site and the distribution in front of it and of both APIs. */
export class SiteStack extends BatonStack {
  constructor(app: App, { stage, assetPath }: SiteStackProps) {
    super(app, { stage, unit: 'web' });
    const { bucket: logBucket } = new LogBucket(this, 'LogBucket', { stage });
    const { bucket } = new SiteBucket(this, 'SiteBucket', { logBucket });
    new SiteContent(this, 'Content', { stage, bucket, assetPath });

    const atTheEdge = new RegionValues(this, 'EdgeValues', { stage, region: EDGE_REGION });
    const edgeValue = (id: string, name: string) => atTheEdge.read(id, parameterName(stage, 'web', name));
    const { domain } = stage;
    const { distribution } = new SiteDistribution(this, 'Site', {
      stage,
      siteBucket: bucket,
      logBucket,
      authHost: this.published('auth', 'api-host'),
      taskApiHost: this.published('task-api', 'origin-host'),
      webAclArn: edgeValue('WebAclArn', WEB_ACL_PARAMETER),
      ...(domain && {
        certificate: Certificate.fromCertificateArn(
          this,
          'Certificate',
          edgeValue('CertificateArn', certificateParameter(domain)),
        ),
      }),
    });
    if (domain) new SiteDns(this, 'Dns', { domain, distribution });
    this.publish(DISTRIBUTION_PARAMETER, distribution.distributionId);
    this.publish('site-host', domain?.name ?? distribution.distributionDomainName);
  }
}
