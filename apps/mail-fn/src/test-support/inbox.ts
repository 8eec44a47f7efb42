export interface InboxMail {
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly html: string; readonly text: string };
}

/** All mails in the inbox, those of other tests included. */
export async function inboxMails(): Promise<readonly InboxMail[]> {
  const response = await fetch(new URL('/store', process.env['TEST_INBOX_URL']));
  return ((await response.json()) as { emails: readonly InboxMail[] }).emails;
}

export async function mailsTo(address: string): Promise<readonly InboxMail[]> {
  const mails = await inboxMails();
  return mails.filter(({ destination }) => destination.to.some((to) => to.includes(address)));
}
