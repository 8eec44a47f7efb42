import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, rmSync, statfsSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { queryDatabase } from '../../stack/database.ts';
import type { Scenario } from '../scenario.ts';

const DISK_MB = 256;

/** A disk of its own for PostgreSQL, in memory; only root can mount one. */
let disk = '';

/** Takes all that is left, so that the very next page does not fit. */
function fill(ballast: string): void {
  const { bavail, bsize } = statfsSync(disk);
  try {
    writeFileSync(ballast, Buffer.alloc(bavail * bsize));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

export const fullDisk: Scenario = {
  name: 'full-disk',
  about: `PostgreSQL’s disk, a tmpfs of ${DISK_MB} MB, is full for a while (needs root)`,
  seconds: 60,
  changesASecond: 30,
  async prepare() {
    disk = mkdtempSync(join(tmpdir(), 'baton-disk-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m,mode=755`, 'tmpfs', disk]);
    chmodSync(disk, 0o755);
    return {
      postgresFolder: join(disk, 'postgres'),
      postgresSettings: { max_wal_size: '64MB', min_wal_size: '32MB' },
      dispose() {
        execFileSync('umount', [disk]);
        rmdirSync(disk);
      },
    };
  },
  async run({ system, seconds, struck, say }) {
    const ballast = join(disk, 'ballast');
    await delay(seconds * 200);
    struck();
    fill(ballast);
    // What is left of a segment of the write-ahead log would last a while: a new one is asked for.
    const refused = await queryDatabase(system.postgres.url, 'SELECT pg_switch_wal()').then(
      () => 'a new segment of the log was still there',
      (error: Error) => `a new segment of the log was refused: ${error.message}`,
    );
    say(refused);
    await delay(seconds * 400);
    fill(ballast);
    await delay(seconds * 200);
    rmSync(ballast);
    struck();
    await delay(seconds * 200);
  },
};
