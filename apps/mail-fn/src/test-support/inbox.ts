interface InboxMail {
  readonly messageId: string;
  readonly subject: string;
  readonly from: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly html: string; readonly text: string };
}

export async function mailsTo(address: string): Promise<readonly InboxMail[]> {
  const response = await fetch(new URL('/store', process.env['TEST_INBOX_URL']));
  const { emails } = (await response.json()) as { emails: readonly InboxMail[] };
  return emails.filter(({ destination }) => destination.to.some((to) => to.includes(address)));
}
