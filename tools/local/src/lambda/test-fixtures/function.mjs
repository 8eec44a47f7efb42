// A bundle as esbuild would make it; the event says what to do.
let served = 0;

const behaviours = {
  echo: ({ value }) => value,
  whoAmI: () => ({ pid: process.pid, served }),
  environment: () => process.env,
  context: (_event, context) => ({ ...context, remaining: context.getRemainingTimeInMillis() }),
  fail: () => {
    throw new TypeError('cannot do that');
  },
  throwText: () => Promise.reject('just text'),
  exit: ({ code }) => process.exit(code),
  die: () => process.kill(process.pid, 'SIGKILL'),
  spin: () => {
    for (;;);
  },
  hang: () => new Promise(() => setInterval(() => undefined, 1_000)),
  say: ({ line }) => console.log(line),
  large: ({ bytes }) => 'x'.repeat(bytes),
  undefinedField: () => ({ kept: 1, dropped: undefined }),
  circular: () => {
    const circle = {};
    circle.self = circle;
    return circle;
  },
};

// Two events that name the same meeting hold each other until both have come, in whatever process.
behaviours.meet = async ({ folder, me, other }) => {
  const { existsSync, watch, writeFileSync } = await import('node:fs');
  const met = Promise.withResolvers();
  const look = () => existsSync(`${folder}/${other}`) && met.resolve();
  const watcher = watch(folder, look);
  writeFileSync(`${folder}/${me}`, '');
  look();
  await met.promise;
  watcher.close();
  return process.pid;
};

export const handler = async (event, context) => {
  served += 1;
  return behaviours[event.do](event, context);
};
