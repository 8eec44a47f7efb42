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
  /** The id of the log entry or auth mail that asks for it; with the recipient's, its key in the ledger. */
  readonly entryId: string;
  readonly requestId: string;
  /** The task whose mails it stands among; absent when it is not about one task. */
  readonly taskId?: string;
  readonly recipient: MailRecipient;
  readonly render: () => MailContent;
}
