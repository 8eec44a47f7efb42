import { Duration, Stack } from 'aws-cdk-lib';
import { CnameRecord, HostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53';
import type { DkimRecord } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Domain } from '../config/stage.ts';

export interface MailDnsRecordsProps {
  readonly domain: Domain;
  /** The domain of the return path, below the stage's own. */
  readonly mailFromDomain: string;
  readonly dkim: readonly DkimRecord[];
}

/** By what a recipient's server knows that a mail in the domain's name is SES's: DKIM, SPF, and DMARC on both. */
export class MailDnsRecords extends Construct {
  constructor(scope: Construct, id: string, { domain, mailFromDomain, dkim }: MailDnsRecordsProps) {
    super(scope, id);
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: domain.hostedZoneId,
      zoneName: domain.hostedZoneName,
    });
    const ttl = Duration.hours(1);
    dkim.forEach(({ name, value }, index) => {
      // The name holds a token of SES's, so that CDK must not append the zone to it.
      new CnameRecord(this, `Dkim${index + 1}`, { zone, recordName: `${name}.`, domainName: value, ttl });
    });
    new MxRecord(this, 'ReturnPath', {
      zone,
      recordName: `${mailFromDomain}.`,
      values: [{ priority: 10, hostName: `feedback-smtp.${Stack.of(this).region}.amazonses.com` }],
      ttl,
    });
    new TxtRecord(this, 'Spf', {
      zone,
      recordName: `${mailFromDomain}.`,
      values: ['v=spf1 include:amazonses.com -all'],
      ttl,
    });
    new TxtRecord(this, 'Dmarc', {
      zone,
      recordName: `_dmarc.${domain.name}.`,
      values: ['v=DMARC1; p=reject; adkim=s; aspf=r'],
      ttl,
    });
  }
}
