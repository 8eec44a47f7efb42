/** A mail as the inbox lists it. */
export interface Mail {
  readonly messageId: string;
  readonly subject: string;
  readonly destination: { readonly to: readonly string[] };
  readonly body: { readonly text?: string; readonly html?: string };
  readonly headers?: readonly { readonly name: string; readonly value: string }[];
}

export async function readInbox(inbox: string): Promise<readonly Mail[]> {
  const response = await fetch(`${inbox}/store`, { signal: AbortSignal.timeout(5_000) });
  return ((await response.json()) as { emails: Mail[] }).emails;
}

export async function mailsTo(inbox: string, email: string): Promise<readonly Mail[]> {
  return (await readInbox(inbox)).filter((mail) => mail.destination.to.some((to) => to.includes(email)));
}
