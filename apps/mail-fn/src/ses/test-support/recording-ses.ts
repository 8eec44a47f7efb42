import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface AcceptedMail {
  readonly to: string;
  readonly raw: Buffer;
  readonly configurationSet: string;
  /** Each name and value. */
  readonly tags: readonly (readonly [string, string])[];
}

export interface RecordingSes {
  readonly url: string;
  /** In the order of arrival. */
  readonly accepted: readonly AcceptedMail[];
  /** How often it was called, mails that it refused included. */
  readonly calls: number;
  /** Answers every mail to an address with this status, until `accept`. */
  refuse(address: string, status: number): void;
  accept(address: string): void;
  /** Is called for each mail before its answer. */
  onAccept(listener: () => void): void;
  close(): Promise<void>;
}

/**
 * An SES that keeps raw mails as they came, which the inbox does not, and that refuses when told to.
 */
export async function startRecordingSes(): Promise<RecordingSes> {
  const accepted: AcceptedMail[] = [];
  const refused = new Map<string, number>();
  let calls = 0;
  let accepting = () => {};
  const server = createServer(async (request, response) => {
    calls += 1;
    const body = (await json(request)) as {
      Destination: { ToAddresses: [string] };
      Content: { Raw: { Data: string } };
      ConfigurationSetName: string;
      EmailTags: readonly { Name: string; Value: string }[];
    };
    const [to] = body.Destination.ToAddresses;
    const status = refused.get(to) ?? 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    if (status !== 200) {
      response.end(JSON.stringify({ message: `No mail to ${to} now.` }));
      return;
    }
    accepted.push({
      to,
      raw: Buffer.from(body.Content.Raw.Data, 'base64'),
      configurationSet: body.ConfigurationSetName,
      tags: body.EmailTags.map(({ Name, Value }) => [Name, Value]),
    });
    accepting();
    response.end(JSON.stringify({ MessageId: `ses-${accepted.length}` }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    accepted,
    get calls() {
      return calls;
    },
    refuse: (address, status) => refused.set(address, status),
    accept: (address) => refused.delete(address),
    onAccept: (listener) => {
      accepting = listener;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
