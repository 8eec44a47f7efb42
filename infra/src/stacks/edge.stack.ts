import type { App } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import { BatonStack } from '../app/baton-stack.ts';
import { certificateParameter, EDGE_REGION, WEB_ACL_PARAMETER } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { SiteFirewall } from '../constructs/site-firewall.ts';

export interface EdgeStackProps {
  readonly stage: Stage;
}

/** What CloudFront takes from its own region alone: the certificate of the domain, and the firewall. */
export class EdgeStack extends BatonStack {
  constructor(app: App, { stage }: EdgeStackProps) {
    super(app, { stage, unit: 'web', suffix: 'edge', region: EDGE_REGION });
    const { webAclArn } = new SiteFirewall(this, 'Firewall', { stage });
    this.publish(WEB_ACL_PARAMETER, webAclArn);

    const { domain } = stage;
    if (!domain) return;
    const certificate = new Certificate(this, 'Certificate', {
      domainName: domain.name,
      validation: CertificateValidation.fromDns(
        HostedZone.fromHostedZoneAttributes(this, 'Zone', {
          hostedZoneId: domain.hostedZoneId,
          zoneName: domain.hostedZoneName,
        }),
      ),
    });
    this.publish(certificateParameter(domain), certificate.certificateArn);
  }
}
