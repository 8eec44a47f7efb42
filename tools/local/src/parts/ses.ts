import { localAws } from '@baton/services';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ACCOUNT, type EventBridge } from '../event-bridge/event-bridge.ts';
import { createSesFront } from '../ses/ses-front.ts';
import { simulateEvents } from '../ses/simulated-events.ts';

/**
 * Starts the SES that mail-fn calls.
 * @param options.inbox takes the mails
 * @param options.bus gets what SES tells of them
 */
export async function startSes(options: {
  readonly inbox: string;
  readonly bus: Promise<EventBridge>;
  readonly onLine: (line: string) => void;
}): Promise<{ readonly url: string; close(): Promise<void> }> {
  const { inbox, bus, onLine } = options;
  const onError = (error: unknown) => onLine(String(error));
  const server = createServer(
    createSesFront({
      inbox,
      onAccepted: (mail) => {
        const events = simulateEvents(mail, { region: localAws.region, account: ACCOUNT });
        bus.then((bridge) => bridge.publish(events)).catch(onError);
      },
      onError,
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
