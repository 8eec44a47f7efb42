import type { MailContent } from '../render/index.ts';

/** Somebody to mail, and why they are told. */
export interface MailRecipient {
  /** Their user id; for an invitee, the id of the invitation. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly reason: string;
}

/** One mail to one person, which is rendered when it is its turn. */
export interface Mail {
  /** The kind of log entry or of auth mail. */
  readonly kind: string;
  /** The id of the log entry or auth mail that asks for it; with the recipient's, its key in the ledger. */
  readonly entryId: string;
  readonly requestId: string;
  /** The span that it goes out for, a W3C traceparent; absent when its request was not traced. */
  readonly trace?: string;
  /** The lower, the sooner it goes out among others: mails about accounts, then by the strength of the reason. */
  readonly turn: number;
  /** Absent on mails about accounts. */
  readonly projectId?: string;
  /** The partition of the entry in the log; absent on mails about accounts. */
  readonly logPk?: string;
  /** The task whose mails it stands among; absent when it is not about one task. */
  readonly taskId?: string;
  /** The order to mail it again that it goes out for: the id of a `mails.resent` entry. */
  readonly resend?: string;
  /** What mail programs sort it by, an RFC 2919 list identifier; absent on mails about accounts. */
  readonly listId?: string;
  /** Where a POST stops mails like this one (RFC 8058); absent when there is nothing to stop. */
  readonly unsubscribeUrl?: string;
  readonly recipient: MailRecipient;
  readonly render: () => MailContent;
}
