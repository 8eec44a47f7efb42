import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Where root's clusters and binaries go when the account they run as cannot enter the caller's folder. */
const ROOT_STORE = '/var/lib/baton';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Root runs it as `nobody`, who is there on every Linux, rather than
 * adding a user to the machine.
 */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * Answers the real place of a cluster's data, which need not exist yet. For root it is `folder` itself when
 * `nobody` can reach it; otherwise `folder` becomes a link into {@link ROOT_STORE}.
 */
export function dataPlace(folder: string, account: Account | undefined): string {
  if (!account || canReach(dirname(folder))) return folder;
  makeRootStore();
  const target = elsewhere(folder);
  if (!isLink(folder)) {
    // The link is what says that the data is in use: without it, what lies there is left from a folder that is gone.
    rmSync(target, { recursive: true, force: true });
    symlinkSync(target, folder);
  }
  return target;
}

/** Makes an empty folder that only the account can enter, in place of what was there. */
export function makeEmptyFolder(folder: string, account: Account | undefined): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

/** Deletes a cluster's data for good. */
export function removePostgres(folder: string): void {
  if (isLink(folder)) rmSync(elsewhere(folder), { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

/** Answers a place of the binaries' folder that the account can run them from. */
export function reachableBinaries(folder: string, account: Account | undefined, version: string): string {
  if (!account || canReach(folder)) return folder;
  const copy = join(ROOT_STORE, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  makeRootStore();
  const partial = mkdtempSync(`${copy}.`);
  cpSync(folder, partial, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', partial]);
  try {
    renameSync(partial, copy);
  } catch (error) {
    // Another start was faster.
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

/** Whether everybody may enter a folder and all folders above it. */
function canReach(folder: string): boolean {
  for (let at = realpathSync(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Everybody may pass through it, whatever the umask; each cluster's folder below is its own account's alone. */
function makeRootStore(): void {
  mkdirSync(ROOT_STORE, { recursive: true });
  chmodSync(ROOT_STORE, 0o755);
}

function elsewhere(folder: string): string {
  const name = join(realpathSync(dirname(folder)), 'postgres');
  return join(ROOT_STORE, createHash('sha256').update(name).digest('hex').slice(0, 16));
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
