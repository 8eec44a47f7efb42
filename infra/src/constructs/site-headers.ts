import { SITE_SECURITY_HEADERS } from '@baton/site-policy';
import { Duration } from 'aws-cdk-lib';
import { type HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

const HSTS = { accessControlMaxAge: Duration.days(365), includeSubdomains: true, override: true };

export interface SiteHeadersProps {
  readonly stage: Stage;
}

/** What the edge adds to answers. The APIs make their own security headers, but for the one that HTTPS brings. */
export class SiteHeaders extends Construct {
  readonly site: ResponseHeadersPolicy;
  readonly api: ResponseHeadersPolicy;

  constructor(scope: Construct, id: string, { stage }: SiteHeadersProps) {
    super(scope, id);
    this.site = new ResponseHeadersPolicy(this, 'Site', {
      responseHeadersPolicyName: resourceName(stage, 'site'),
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: SITE_SECURITY_HEADERS['content-security-policy'],
          override: true,
        },
        // CloudFront knows this one value.
        contentTypeOptions: { override: true },
        referrerPolicy: {
          referrerPolicy: SITE_SECURITY_HEADERS['referrer-policy'] as HeadersReferrerPolicy,
          override: true,
        },
        strictTransportSecurity: HSTS,
      },
    });
    this.api = new ResponseHeadersPolicy(this, 'Api', {
      responseHeadersPolicyName: resourceName(stage, 'api'),
      securityHeadersBehavior: { strictTransportSecurity: HSTS },
    });
  }
}
