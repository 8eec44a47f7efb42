import { Stack, Validations } from 'aws-cdk-lib';
import { EventBus, type IEventBus, Rule } from 'aws-cdk-lib/aws-events';
import { EventBus as BusTarget } from 'aws-cdk-lib/aws-events-targets';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  CloudWatchDimensionSource,
  ConfigurationSet,
  ConfigurationSetEventDestination,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import { mailAddress, type Stage } from '../config/stage.ts';
import { MailDnsRecords } from './mail-dns-records.ts';
import { SES_SOURCE } from './stage-bus.ts';

const EVENTS = [
  EmailSendingEvent.SEND,
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

export interface MailSenderProps {
  readonly stage: Stage;
  readonly bus: IEventBus;
}

/**
 * Who mails come from: the stage's domain, proven by DKIM, SPF and DMARC, or without one the operators' address,
 * which SES asks to confirm. What becomes of each mail comes back to the bus.
 */
export class MailSender extends Construct {
  /** Its name is a dimension of the metrics of what was sent, delivered and bounced. */
  readonly configurationSetName: string;
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, { stage, bus }: MailSenderProps) {
    super(scope, id);
    this.stage = stage;
    this.configurationSetName = resourceName(stage, 'mail');
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.addIdentity(configurationSet);
    this.bringEventsTo(bus, configurationSet);
  }

  /** Lets a role send from the stage's own address, through its own configuration set. */
  grantSend(role: IRole): void {
    const stack = Stack.of(this);
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName });
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [arn('identity', '*'), arn('configuration-set', this.configurationSetName)],
        conditions: { StringEquals: { 'ses:FromAddress': mailAddress(this.stage) } },
      }),
    );
    Validations.of(role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:aws:ses:${stack.region}:<AWS::AccountId>:identity/*]`,
      reason:
        'SES asks for a permission on the identity of the recipient too when the account has verified it, as in the sandbox all are. The address that mails come from is fixed by the condition.',
    });
  }

  private addIdentity(configurationSet: ConfigurationSet): void {
    const { domain, alarmsEmail } = this.stage;
    if (!domain) {
      new EmailIdentity(this, 'Identity', { identity: Identity.email(alarmsEmail), configurationSet });
      return;
    }
    const mailFromDomain = `bounces.${domain.name}`;
    const identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain.name),
      configurationSet,
      mailFromDomain,
      // A mail whose return path is SES's own is better than one that never came.
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    new MailDnsRecords(this, 'Dns', { domain, mailFromDomain, dkim: identity.dkimRecords });
  }

  private bringEventsTo(bus: IEventBus, configurationSet: ConfigurationSet): void {
    // SES puts events on the account's default bus alone; from there they are brought to the stage's.
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    new ConfigurationSetEventDestination(this, 'Events', {
      configurationSet,
      destination: EventDestination.eventBus(defaultBus),
      events: EVENTS,
    });
    new Rule(this, 'EventsToBus', {
      ruleName: resourceName(this.stage, 'ses-events'),
      eventBus: defaultBus,
      eventPattern: {
        source: [SES_SOURCE],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSetName] } } },
      },
      targets: [new BusTarget(bus)],
    });
    new ConfigurationSetEventDestination(this, 'Metrics', {
      configurationSet,
      destination: EventDestination.cloudWatchDimensions([
        {
          source: CloudWatchDimensionSource.MESSAGE_TAG,
          name: 'ses:configuration-set',
          defaultValue: this.configurationSetName,
        },
      ]),
      events: EVENTS,
    });
  }
}
