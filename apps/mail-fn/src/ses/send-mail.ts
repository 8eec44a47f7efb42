import { SESv2Client, SESv2ServiceException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { SES_TAGS } from '@baton/log-schema';
import type { Mail } from '../mails/index.ts';
import type { MailContent } from '../render/index.ts';
import { buildMimeMessage } from './mime-message.ts';

/**
 * Hands a mail to SES.
 * @returns SES's message id
 * @throws the SDK's error when SES refuses, throttles or does not answer in time
 */
export type SendMail = (mail: Mail, content: MailContent) => Promise<string>;

/**
 * Tries once. The SDK would repeat a request whose answer is late, and SES, which knows no idempotency key,
 * would send the mail twice; the next attempt is the queue's, and the ledger counts it. That attempt repeats a
 * mail that SES took and whose answer was late or lost, which is better than losing one that SES never had.
 */
export function createSesClient(): SESv2Client {
  return new SESv2Client({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
  });
}

const THROTTLED = ['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException', 'Throttling'];

/** SES says by the same errors that a day's quota is used up; the message alone tells them apart. */
const QUOTA = /\bquota\b/i;

/**
 * Whether a mail exceeded the rate of a second, so that SES may take it within another. Not one that exceeded the
 * quota of 24 hours (https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html).
 */
export function isThrottled(error: unknown): boolean {
  if (!(error instanceof SESv2ServiceException) || QUOTA.test(error.message)) return false;
  return THROTTLED.includes(error.name) || error.$metadata.httpStatusCode === 429;
}

export function createSendMail(options: {
  readonly client: SESv2Client;
  readonly from: string;
  /** Whose events say what becomes of the mails. */
  readonly configurationSet: string;
}): SendMail {
  return async (mail, content) => {
    const command = new SendEmailCommand({
      Destination: { ToAddresses: [mail.recipient.email] },
      ConfigurationSetName: options.configurationSet,
      EmailTags: [
        { Name: SES_TAGS.entry, Value: mail.entryId },
        { Name: SES_TAGS.recipient, Value: mail.recipient.id },
      ],
      Content: { Raw: { Data: await buildMimeMessage(options.from, mail, content) } },
    });
    const { MessageId } = await options.client.send(command);
    return MessageId ?? '';
  };
}
