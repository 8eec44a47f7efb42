import { type Gate, startGate } from './gate.ts';

/** A mail as SES took it. */
export interface SentMail {
  readonly to: string;
  /** The lines above the first empty one, unfolded. */
  readonly headers: readonly string[];
  /** Its `X-Baton-Entry`: `<entry>/<recipient>`. */
  readonly entry: string;
}

export interface SesGate extends Gate {
  /** All that SES took, in this order. Unlike the inbox's, they outlive the system's main process. */
  readonly sent: readonly SentMail[];
}

/** The way to the inbox, which keeps the source of each mail. */
export async function startSesGate(inbox: string): Promise<SesGate> {
  const sent: SentMail[] = [];
  const gate = await startGate(inbox, ({ body }) => sent.push(readMail(body)));
  return Object.defineProperty(gate as SesGate, 'sent', { value: sent });
}

/** @param body of the call that hands it to SES */
export function readMail(body: string): SentMail {
  const { Destination, Content } = JSON.parse(body) as {
    Destination: { ToAddresses: [string] };
    Content: { Raw: { Data: string } };
  };
  const source = Buffer.from(Content.Raw.Data, 'base64').toString();
  const [head = ''] = source.split('\r\n\r\n', 1);
  const headers = head.replaceAll(/\r\n[ \t]/g, ' ').split('\r\n');
  return { to: Destination.ToAddresses[0], headers, entry: headerOf({ headers }, 'X-Baton-Entry') };
}

/** The value of a header that a mail has once; empty when it has none. */
export function headerOf({ headers }: Pick<SentMail, 'headers'>, name: string): string {
  const line = headers.find((header) => header.startsWith(`${name}: `));
  return line?.slice(name.length + 2) ?? '';
}
