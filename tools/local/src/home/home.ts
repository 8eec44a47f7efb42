import { removePostgres, ServiceError } from '@baton/services';
import { chmodSync, mkdirSync, readdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The places in the folder that holds a system's data. */
export interface Home {
  readonly folder: string;
  readonly lock: string;
  /** Says which process ends the others should we die. */
  readonly guard: string;
  readonly endpoints: string;
  readonly postgres: string;
  readonly dynamodbFile: string;
  readonly eventBridge: string;
  readonly logs: string;
}

/** Makes the folder. @throws ServiceError when it cannot be written to */
export function openHome(folder: string): Home {
  const home: Home = {
    folder,
    lock: join(folder, 'lock'),
    guard: join(folder, 'guard'),
    endpoints: join(folder, 'endpoints.json'),
    postgres: join(folder, 'postgres'),
    dynamodbFile: join(folder, 'dynamodb', 'dynamodb.sqlite'),
    eventBridge: join(folder, 'event-bridge'),
    logs: join(folder, 'logs'),
  };
  const probe = join(folder, `.probe-${process.pid}`);
  try {
    mkdirSync(folder, { recursive: true });
    // Keys, hashes and addresses lie in these; the folder itself stays open for PostgreSQL's account.
    for (const path of [home.eventBridge, home.logs, join(folder, 'dynamodb')]) {
      mkdirSync(path, { recursive: true });
      chmodSync(path, 0o700);
    }
    writeFileSync(probe, '');
    unlinkSync(probe);
  } catch (cause) {
    throw new ServiceError(
      `Cannot write to the data folder ${folder} (${(cause as NodeJS.ErrnoException).code}); make it writable, or set BATON_HOME to a folder that is.`,
      { cause },
    );
  }
  return home;
}

/** Deletes all data, and keeps what says that we run. */
export function emptyHome(home: Home): void {
  removePostgres(home.postgres);
  for (const name of readdirSync(home.folder)) {
    const path = join(home.folder, name);
    if (path !== home.lock && path !== home.guard) rmSync(path, { recursive: true, force: true });
  }
  openHome(home.folder);
}
