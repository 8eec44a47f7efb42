import type { SendSigned } from '@baton/aws-requests';
import { SES_TAGS } from '@baton/log-schema';
import type { Mail } from '../mails/index.ts';
import type { MailContent } from '../render/index.ts';
import { buildMimeMessage } from './mime-message.ts';
import { SesError, toSesError } from './ses-error.ts';

/**
 * Hands a mail to SES.
 * @returns SES's message id
 * @throws SesError when SES refuses or throttles, another error when it does not answer in time
 */
export type SendMail = (mail: Mail, content: MailContent) => Promise<string>;

const THROTTLED = ['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException', 'Throttling'];

/** SES says by the same errors that a day's quota is used up; the message alone tells them apart. */
const QUOTA = /\bquota\b/i;

/**
 * Whether a mail exceeded the rate of a second, so that SES may take it within another. Not one that exceeded the
 * quota of 24 hours (https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html).
 */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof SesError) || QUOTA.test(error.message)) return false;
  return THROTTLED.includes(error.name) || error.status === 429;
}

/**
 * Tries once. SES knows no idempotency key, so a request that is repeated because its answer is late sends the mail
 * twice; the next attempt is the queue's, and the ledger counts it. That attempt repeats a mail that SES took and
 * whose answer was late or lost, which is better than losing one that SES never had.
 */
export function createSendMail(options: {
  readonly sendToSes: SendSigned;
  readonly from: string;
  /** Whose events say what becomes of the mails. */
  readonly configurationSet: string;
}): SendMail {
  return async (mail, content) => {
    const mime = buildMimeMessage(options.from, mail, content);
    const answer = await options.sendToSes({
      path: '/v2/email/outbound-emails',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        Destination: { ToAddresses: [mail.recipient.email] },
        ConfigurationSetName: options.configurationSet,
        EmailTags: [
          { Name: SES_TAGS.entry, Value: mail.entryId },
          { Name: SES_TAGS.recipient, Value: mail.recipient.id },
        ],
        Content: { Raw: { Data: Buffer.from(mime).toString('base64') } },
      }),
      fresh: false,
    });
    if (answer.status !== 200) throw toSesError(answer);
    const { MessageId = '' } = JSON.parse(answer.body) as { MessageId?: string };
    return MessageId;
  };
}
