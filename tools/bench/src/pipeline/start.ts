import getPort from 'get-port';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchOptions } from '../group.ts';
import type { Outcome } from '../outcome.ts';
import { tabulate } from '../report/compare.ts';
import { startLocalSystem } from './local-system.ts';

/** How long `npm start` takes on data that is there, with nothing to install or to build. */
export async function measureStart({ rounds }: BenchOptions): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'baton-bench-'));
  chmodSync(home, 0o755);
  const env = {
    BATON_HOME: home,
    PORT: String(await getPort({ host: '127.0.0.1' })),
    INBOX_PORT: String(await getPort({ host: '127.0.0.1' })),
  };
  const start = async () => {
    const system = await startLocalSystem('tools/setup/start.mjs', env);
    await system.stop();
    return system.readyMs / 1_000;
  };
  try {
    const first = await start();
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) seconds.push(await start());
    return tabulate(`npm start, ${rounds} times after the first`, {
      figures: [
        { name: 'npm start to ready', unit: 's', rounds: seconds, target: { atMost: 6 } },
        { name: 'the first one, which makes the data', unit: 's', rounds: [first] },
      ],
    });
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
