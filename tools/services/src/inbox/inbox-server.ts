import type sesLocal from 'aws-ses-v2-local';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

// CommonJS, whose default export Node and Vitest unwrap differently.
const ses = createRequire(import.meta.url)('aws-ses-v2-local') as typeof sesLocal;

/**
 * Starts an SES (v1 and v2 API) that keeps what it is given in an inbox: `/` shows it, `GET /store` lists it.
 * @returns its address, e.g. `http://127.0.0.1:4201`
 */
export async function startInbox(port: number): Promise<{ url: string; stop(): Promise<void> }> {
  const server = await ses.default({ host: '127.0.0.1', port });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
