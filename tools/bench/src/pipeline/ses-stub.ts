import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** An SES that takes every mail and keeps nothing but when it came. */
export interface SesStub {
  readonly url: string;
  /** By the request that a mail is about; milliseconds as `performance.now()` counts them. */
  readonly arrivals: ReadonlyMap<string, number>;
  close(): Promise<void>;
}

const REQUEST_ID = /^X-Baton-Request-Id: (\S+)/im;

export async function startSesStub(): Promise<SesStub> {
  const arrivals = new Map<string, number>();
  const server = createServer(async (req, res) => {
    const at = performance.now();
    const mail = (await json(req)) as { Content?: { Raw?: { Data?: string } } };
    const mime = Buffer.from(mail.Content?.Raw?.Data ?? '', 'base64').toString();
    const [, requestId] = REQUEST_ID.exec(mime) ?? [];
    if (requestId) arrivals.set(requestId, at);
    res.setHeader('content-type', 'application/json').end(JSON.stringify({ MessageId: crypto.randomUUID() }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrivals,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
