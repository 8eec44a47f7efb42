import { SES_EVENTS } from '@baton/log-schema';
import type { BusEvent } from '../event-bridge/pipe.ts';
import { nameBasedUuid } from '../event-bridge/name-based-uuid.ts';
import type { AcceptedMail } from './accepted-mail.ts';

const SIMULATOR = '@simulator.amazonses.com';

/** What SES says of a mail beside the mail itself. */
type Fate = (at: { readonly timestamp: string }, to: string) => readonly Told[];
interface Told {
  readonly type: keyof typeof SES_EVENTS;
  readonly detail: object;
}

const delivered: Fate = ({ timestamp }, to) => [
  {
    type: 'delivered',
    detail: {
      eventType: 'Delivery',
      delivery: {
        timestamp,
        processingTimeMillis: 1,
        recipients: [to],
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: 'local.amazonses.com',
      },
    },
  },
];

function bounced(bounceType: string, bounceSubType: string, reply: object): Fate {
  return ({ timestamp }, to) => [
    {
      type: 'bounced',
      detail: {
        eventType: 'Bounce',
        bounce: {
          feedbackId: nameBasedUuid(`${to}#${timestamp}`),
          bounceType,
          bounceSubType,
          bouncedRecipients: [{ emailAddress: to, ...reply }],
          timestamp,
          reportingMTA: 'dsn; local.amazonses.com',
        },
      },
    },
  ];
}

const complained: Fate = ({ timestamp }, to) => [
  {
    type: 'complained',
    detail: {
      eventType: 'Complaint',
      complaint: {
        feedbackId: nameBasedUuid(`${to}#${timestamp}`),
        complaintSubType: null,
        complainedRecipients: [{ emailAddress: to }],
        timestamp,
        complaintFeedbackType: 'abuse',
      },
    },
  },
];

const unknownUser = {
  action: 'failed',
  status: '5.1.1',
  diagnosticCode: 'smtp; 550 5.1.1 user unknown',
};

/** The mailboxes of SES's simulator, by what comes before `@` and before a `+`. */
const FATES: ReadonlyMap<string, readonly Fate[]> = new Map([
  ['success', [delivered]],
  ['bounce', [bounced('Permanent', 'General', unknownUser)]],
  ['suppressionlist', [bounced('Permanent', 'Suppressed', { action: 'failed', status: '5.1.1' })]],
  ['complaint', [delivered, complained]],
  // SES reports an automatic answer as a bounce that passes.
  ['ooto', [delivered, bounced('Transient', 'General', {})]],
]);

/**
 * What SES would tell the bus of a mail: to an address of its mailbox simulator
 * (https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html) what that address is for, labels
 * such as `bounce+kim@simulator.amazonses.com` included; that it was delivered to any other.
 */
export function simulateEvents(
  mail: AcceptedMail,
  origin: { readonly region: string; readonly account: string },
): readonly BusEvent[] {
  const timestamp = mail.acceptedAt.toISOString();
  return mail.to.flatMap((to) =>
    fatesOf(to)
      .flatMap((fate) => fate({ timestamp }, to))
      .map(({ type, detail }) => ({
        version: '0',
        id: nameBasedUuid(`${mail.messageId}#${to}#${type}`),
        'detail-type': SES_EVENTS[type],
        source: 'aws.ses',
        ...origin,
        time: timestamp.replace(/\.\d+Z$/, 'Z'),
        resources: [],
        detail: { ...detail, mail: describeMail(mail) },
      })),
  );
}

function fatesOf(address: string): readonly Fate[] {
  const [mailbox = ''] = address.split('+', 1)[0]?.split('@') ?? [];
  return (address.endsWith(SIMULATOR) && FATES.get(mailbox)) || [delivered];
}

function describeMail({ messageId, to, configurationSet, tags, acceptedAt }: AcceptedMail) {
  return {
    timestamp: acceptedAt.toISOString(),
    messageId,
    destination: to,
    headersTruncated: false,
    tags: {
      'ses:configuration-set': [configurationSet],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  };
}
