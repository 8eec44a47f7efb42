import { fileURLToPath } from 'node:url';
import packageJson from '../package.json' with { type: 'json' };
import { compose, databasePassword } from './compose.ts';
import { parseEnv, parseMigrationEnv } from './env.ts';
import { createMigrator, migrations } from './migrations/index.ts';
import { listen } from './platform/http/index.ts';
import { createLogger } from './platform/logger.ts';

/** How long requests that are being served may take when the process is told to stop. Milliseconds. */
const REQUESTS_LIMIT_MS = 10_000;

/** How long stopping takes at most, below the 30 s after which ECS kills. Milliseconds. */
const STOP_LIMIT_MS = 25_000;

async function migrate(): Promise<void> {
  const env = parseMigrationEnv(process.env);
  const logger = createLogger(env.LOG_LEVEL);
  const password = databasePassword(env);
  const done = await createMigrator({ databaseUrl: env.DATABASE_URL, password, migrations, logger }).up();
  logger.info({ migrations: done }, 'migrated');
}

async function serve(): Promise<void> {
  const env = parseEnv(process.env);
  const logger = createLogger(env.LOG_LEVEL);
  // Where Sequelize says that it could not roll back over a lost connection.
  Object.assign(console, { warn: (message: unknown) => logger.warn(String(message)) });
  // Beside the bundle, where the build puts them.
  const swaggerUiFolder = fileURLToPath(new URL('swagger-ui', import.meta.url));
  const taskApi = compose(env, { logger, version: packageJson.version, swaggerUiFolder });
  const server = await listen(taskApi.app, { host: env.HOST, port: env.PORT });
  taskApi.start();
  logger.info({ host: env.HOST, port: server.port, version: packageJson.version }, 'listening');

  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal }, 'stopping');
    taskApi.endStreams();
    await server.stop(REQUESTS_LIMIT_MS);
    await taskApi.stop();
    logger.info('stopped');
  };
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      setTimeout(() => {
        logger.warn('stopping takes too long, ending as it is');
        process.exit(1);
      }, STOP_LIMIT_MS).unref();
      stop(signal).then(
        () => process.exit(0),
        (error: unknown) => {
          logger.error({ err: error }, 'stopping failed');
          process.exit(1);
        },
      );
    });
  }
}

const command = process.argv[2] ?? 'serve';
const commands: Readonly<Record<string, () => Promise<void>>> = { serve, migrate };
const run = commands[command];

if (!run) {
  process.stderr.write(`Unknown command ${command}; known: ${Object.keys(commands).join(', ')}\n`);
  process.exitCode = 2;
} else {
  await run().catch((error: unknown) => {
    createLogger('fatal').fatal({ err: error }, `${command} failed`);
    process.exitCode = 1;
  });
}
