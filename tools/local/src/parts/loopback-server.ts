import { ServiceError } from '@baton/services';
import { type RequestListener, type Server, createServer } from 'node:http';

/** Both loopback addresses, because a browser tries either for `localhost`. */
const ADDRESSES = ['127.0.0.1', '::1'];

/**
 * Serves on a port of the loopback interface.
 * @param setting the variable that chooses the port, for the message when it is taken
 */
export async function listenOnLoopback(
  listener: RequestListener,
  port: number,
  setting: string,
): Promise<{ close(): Promise<void> }> {
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  for (const address of ADDRESSES) {
    const server = createServer(listener);
    try {
      await listen(server, port, address);
      servers.push(server);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // A machine without IPv6 has no ::1.
      if (address === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) continue;
      await close();
      throw code === 'EADDRINUSE' || code === 'EACCES' ? refusedPort(port, setting, code) : error;
    }
  }
  return { close };
}

/** @throws ServiceError unless the port can be had right now */
export async function requireFreePort(port: number, setting: string): Promise<void> {
  const server = await listenOnLoopback(() => undefined, port, setting);
  await server.close();
}

function refusedPort(port: number, setting: string, code: string): ServiceError {
  const why = code === 'EACCES' ? 'may not be used by you' : 'is in use by another program';
  return new ServiceError(
    `Port ${port} ${why}; stop that program, or choose another port with ${setting}=<port>.`,
  );
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host, ipv6Only: true }, () => {
      server.removeListener('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
