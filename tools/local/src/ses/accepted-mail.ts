import * as z from 'zod';

/** A mail that SES took, as far as its events tell of it. */
export interface AcceptedMail {
  readonly messageId: string;
  /** Addresses without names. */
  readonly to: readonly string[];
  readonly configurationSet: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly acceptedAt: Date;
}

const requestSchema = z.object({
  ConfigurationSetName: z.string(),
  Destination: z.object({ ToAddresses: z.array(z.string()) }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});
const answerSchema = z.object({ MessageId: z.string() });

/**
 * @param request the body of a SendEmail
 * @param answer what SES said to it
 * @returns undefined for a mail without a configuration set, of which SES tells nobody
 */
export function readAcceptedMail(
  request: unknown,
  answer: unknown,
  acceptedAt: Date,
): AcceptedMail | undefined {
  const sent = requestSchema.safeParse(request);
  const taken = answerSchema.safeParse(answer);
  if (!sent.success || !taken.success) return undefined;
  const { ConfigurationSetName, Destination, EmailTags } = sent.data;
  return {
    messageId: taken.data.MessageId,
    to: Destination.ToAddresses,
    configurationSet: ConfigurationSetName,
    tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
    acceptedAt,
  };
}
