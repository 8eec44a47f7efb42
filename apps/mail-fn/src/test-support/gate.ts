import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface Gate {
  /** What to call instead of the service. */
  readonly url: string;
  readonly isShut: boolean;
  /** Cuts every connection, and the next ones until it has cut that many. */
  shut(options: { readonly for: number }): void;
  open(): void;
  close(): void;
}

/** A way to a service of this machine that can be shut, as an outage does. */
export async function startGate(target: string): Promise<Gate> {
  const { hostname, port: targetPort } = new URL(target);
  const sockets = new Set<Socket>();
  let toCut = 0;
  const server = createServer((caller) => {
    caller.on('error', () => caller.destroy());
    if (toCut > 0) {
      toCut -= 1;
      caller.destroy();
      return;
    }
    const service = connect(Number(targetPort), hostname);
    service.on('error', () => caller.destroy());
    caller.on('close', () => service.destroy());
    service.on('close', () => caller.destroy());
    caller.pipe(service).pipe(caller);
    sockets.add(caller);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get isShut() {
      return toCut > 0;
    },
    shut: (options) => {
      toCut = options.for;
      cutAll();
    },
    open: () => {
      toCut = 0;
    },
    close: () => {
      cutAll();
      server.close();
    },
  };
}
