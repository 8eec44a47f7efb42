import {
  type EnvironmentOptions,
  type ExecutionEnvironment,
  startExecutionEnvironment,
} from './execution-environment.ts';

/** How long an environment is kept without work, the last one excepted. */
const IDLE_LIMIT_MS = 5 * 60_000;

export interface EnvironmentPool {
  /** Lends a warm environment, or a new one when all are in use. */
  use<T>(work: (environment: ExecutionEnvironment) => Promise<T>): Promise<T>;
  /** Lets go of the environments that there are, each when it is done, so that the next use loads the bundle anew. */
  renew(): void;
  pids(): number[];
  /** Ends all environments. */
  close(): Promise<void>;
}

/** The environments of a function. */
export function createEnvironmentPool(options: EnvironmentOptions): EnvironmentPool {
  const all = new Set<ExecutionEnvironment>();
  const outdated = new WeakSet<ExecutionEnvironment>();
  // The one used last comes first, so that those beyond the need stay idle and are let go.
  const idle: { environment: ExecutionEnvironment; timer: NodeJS.Timeout }[] = [];

  function takeIdle(): ExecutionEnvironment | undefined {
    for (let entry = idle.pop(); entry; entry = idle.pop()) {
      clearTimeout(entry.timer);
      if (entry.environment.alive) return entry.environment;
      all.delete(entry.environment);
    }
    return undefined;
  }

  function keep(environment: ExecutionEnvironment): void {
    const timer = setTimeout(() => {
      if (all.size === 1) return;
      idle.splice(
        idle.findIndex((entry) => entry.environment === environment),
        1,
      );
      all.delete(environment);
      void environment.end();
    }, IDLE_LIMIT_MS);
    timer.unref();
    idle.push({ environment, timer });
  }

  function letGo(environment: ExecutionEnvironment): void {
    all.delete(environment);
    if (environment.alive) void environment.end();
  }

  return {
    async use(work) {
      const environment = takeIdle() ?? (await startExecutionEnvironment(options));
      all.add(environment);
      try {
        return await work(environment);
      } finally {
        if (environment.alive && !outdated.has(environment)) keep(environment);
        else letGo(environment);
      }
    },
    renew() {
      for (const environment of all) outdated.add(environment);
      for (const { environment, timer } of idle.splice(0)) {
        clearTimeout(timer);
        letGo(environment);
      }
    },
    pids: () => [...all].filter(({ alive }) => alive).map(({ pid }) => pid),
    async close() {
      for (const { timer } of idle) clearTimeout(timer);
      await Promise.all([...all].map((environment) => environment.end()));
    },
  };
}
