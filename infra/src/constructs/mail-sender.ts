import { sesEventPattern } from '@baton/log-schema';
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
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import { mailAddress, type Stage } from '../config/stage.ts';
import { MailDnsRecords } from './mail-dns-records.ts';
import { toRulePattern } from './mail-route.ts';

/** What becomes of a mail that SES has accepted. */
const OUTCOMES = [
  EmailSendingEvent.DELIVERY,
  EmailSendingEvent.DELIVERY_DELAY,
  EmailSendingEvent.BOUNCE,
  EmailSendingEvent.COMPLAINT,
  EmailSendingEvent.REJECT,
];

export interface MailSenderProps {
  readonly stage: Stage;
  readonly bus: IEventBus;
  /** Keeps events that could not be brought to the bus. */
  readonly deadLetters: IQueue;
}

/**
 * Who mails come from: the stage's domain, proven by DKIM, SPF and DMARC, or without one the operators' address,
 * which SES asks to confirm. What becomes of each mail comes back to the bus.
 */
export class MailSender extends Construct {
  private readonly stage: Stage;

  constructor(scope: Construct, id: string, { stage, bus, deadLetters }: MailSenderProps) {
    super(scope, id);
    this.stage = stage;
    const configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName: configurationSetName(stage),
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // The ledger suppresses an address that bounced, and stops when its owner has verified it again: SES's own list
      // would go on dropping the mails.
      disableSuppressionList: true,
    });
    this.addIdentity(configurationSet);
    this.bringEvents(configurationSet, bus, deadLetters);
    this.countEvents(configurationSet);
  }

  /** Lets a role send from the stage's own address, through its own configuration set. */
  grantSend(role: IRole): void {
    const stack = Stack.of(this);
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', resource, resourceName });
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail', 'ses:SendRawEmail'],
        resources: [arn('identity', '*'), arn('configuration-set', configurationSetName(this.stage))],
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

  /** SES puts events on the account's default bus alone; from there those of the stage are brought to its own. */
  private bringEvents(configurationSet: ConfigurationSet, bus: IEventBus, deadLetterQueue: IQueue): void {
    const defaultBus = EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    new ConfigurationSetEventDestination(this, 'Events', {
      configurationSet,
      destination: EventDestination.eventBus(defaultBus),
      events: OUTCOMES,
    });
    new Rule(this, 'EventsToBus', {
      ruleName: resourceName(this.stage, 'ses-events-to-bus'),
      eventBus: defaultBus,
      eventPattern: toRulePattern(sesEventPattern(configurationSetName(this.stage))),
      targets: [new BusTarget(bus, { deadLetterQueue })],
    });
  }

  private countEvents(configurationSet: ConfigurationSet): void {
    new ConfigurationSetEventDestination(this, 'Metrics', {
      configurationSet,
      destination: EventDestination.cloudWatchDimensions([
        {
          source: CloudWatchDimensionSource.MESSAGE_TAG,
          name: 'ses:configuration-set',
          defaultValue: configurationSetName(this.stage),
        },
      ]),
      events: [EmailSendingEvent.SEND, ...OUTCOMES],
    });
  }
}

/** By which mails are sent. It is a dimension of their metrics and a tag of their events, too. */
export function configurationSetName(stage: Stage): string {
  return resourceName(stage, 'mail');
}
