import { migrate, startTaskApi, supervise, type Supervised, type TaskApiOptions } from '@baton/local';
import type { Guard } from '@baton/services';
import getPort from 'get-port';
import type { Balancer } from './balancer.ts';
import { BACKOFF } from './restarts.ts';

/** One process of task-api, started again whenever it dies. */
export interface Member {
  readonly port: number;
  pid(): number;
  /** Takes it out of turn, asks it to stop and waits until it has. */
  retire(): Promise<void>;
  /** Asks it to stop while it is in turn, has it started again. Milliseconds until it had ended. */
  restart(): Promise<number>;
}

/** Processes of task-api behind a balancer. */
export interface Fleet {
  readonly members: readonly Member[];
  /** One more of the version that it begins with; settles when it is ready. */
  add(): Promise<Member>;
  migrate(): Promise<void>;
  /** The same by the built version. */
  addBuilt(): Promise<Member>;
  migrateToBuilt(): Promise<void>;
  stop(): Promise<void>;
}

export function createFleet(options: {
  readonly bundle: string;
  /** The built one, which can be the same. */
  readonly builtBundle: string;
  readonly env: TaskApiOptions['env'];
  readonly balancer: Balancer;
  readonly guard: Guard;
  readonly onLine: (line: string) => void;
}): Fleet {
  const { env, balancer, guard, onLine } = options;
  const members: Member[] = [];
  const running = new Set<Supervised>();

  async function add(bundle: string): Promise<Member> {
    const port = await getPort({ host: '127.0.0.1' });
    let pid = 0;
    const supervised = await supervise({
      name: 'task-api',
      start: () => startTaskApi({ bundle, port, env, guard, onLine }),
      onStarted: (child) => (pid = child.pid),
      report: onLine,
      backoff: BACKOFF,
    });
    running.add(supervised);
    balancer.add(port);
    const member: Member = {
      port,
      pid: () => pid,
      async retire() {
        await balancer.remove(port);
        members.splice(members.indexOf(member), 1);
        running.delete(supervised);
        await supervised.stop();
      },
      async restart() {
        const from = performance.now();
        await supervised.restart();
        return performance.now() - from;
      },
    };
    members.push(member);
    return member;
  }

  const migrateBy = (bundle: string) => migrate({ bundle, port: 0, env, guard, onLine });

  return {
    members,
    add: () => add(options.bundle),
    migrate: () => migrateBy(options.bundle),
    addBuilt: () => add(options.builtBundle),
    migrateToBuilt: () => migrateBy(options.builtBundle),
    async stop() {
      await Promise.all([...running].map((each) => each.stop()));
    },
  };
}
