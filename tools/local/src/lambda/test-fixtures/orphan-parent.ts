/** A process with a warm environment, to be killed. */
import { createLambdaHost } from '../lambda-host.ts';

const host = createLambdaHost({
  name: 'some-fn',
  bundlePath: process.argv[2] as string,
  env: {},
  timeoutMs: 10_000,
  maxConcurrency: 1,
  // None, to see that the runtime notices by itself.
  guard: { watch: () => undefined, forget: () => undefined },
  onLog: () => undefined,
});
await host.invoke({ do: 'whoAmI' });
process.send?.(host.pids()[0]);
