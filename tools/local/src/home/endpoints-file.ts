import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Where everything answers, for tools and tests. Kept current while the system runs. */
export interface Endpoints {
  readonly site: string;
  readonly inbox: string;
  readonly taskApi: string;
  readonly dynamodb: string;
  readonly database: string;
  readonly tables: { readonly auth: string; readonly log: string; readonly mail: string };
  /** Process ids by part; those of the Lambdas' execution environments change as they come and go. */
  readonly pids: Readonly<Record<string, number>>;
}

/** Written whole or not at all; for the owner's eyes, because it holds the database's password. */
export function writeEndpoints(path: string, endpoints: Endpoints): void {
  const partial = `${path}.${process.pid}`;
  writeFileSync(partial, `${JSON.stringify(endpoints, null, 2)}\n`, { mode: 0o600 });
  renameSync(partial, path);
}

export function removeEndpoints(path: string): void {
  rmSync(path, { force: true });
}
