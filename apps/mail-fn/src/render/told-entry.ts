import type { MailEntry, MailsResent } from '@baton/log-schema';

/** An entry that a mail tells of; an order to mail again names another one. */
export type ToldEntry = Exclude<MailEntry, MailsResent>;
