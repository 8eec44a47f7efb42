import { closeSync, globSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** ELF says at this offset, in two bytes, which processor a file is for. */
const MACHINE_OFFSET = 18;
const AARCH64 = 0xb7;

/**
 * Refuses a built Lambda whose native code is for other processors than Lambda's. npm installs what the machine at
 * hand needs, so a build elsewhere works there, passes its tests and would fail at its first request in AWS.
 * @throws Error that says what to install
 */
export function requireArm64(folder: string): void {
  const files = globSync('**/*.node', { cwd: folder });
  if (files.length === 0 || files.some((file) => machineOf(join(folder, file)) === AARCH64)) return;
  throw new Error(
    `${folder} has no native code for Linux on arm64, only ${files.join(', ')}. Install the packages that ` +
      'docs/deploy/from-zero.md names and build again.',
  );
}

function machineOf(path: string): number {
  const header = Buffer.alloc(MACHINE_OFFSET + 2);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header.readUInt16LE(MACHINE_OFFSET);
}
