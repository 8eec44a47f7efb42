import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requireArm64 } from './require-arm64.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baton-native-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The beginning of a shared library: ELF, 64 bits, for the machine of this number. */
function addLibrary(name: string, machine: number): void {
  mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 'latin1');
  header.writeUInt16LE(machine, 18);
  writeFileSync(join(folder, 'node_modules', name, 'argon2.node'), header);
}

const X86_64 = 0x3e;
const AARCH64 = 0xb7;

test('code for arm64 beside that of the machine which built it is right', () => {
  addLibrary('argon2-linux-x64-gnu', X86_64);
  addLibrary('argon2-linux-arm64-gnu', AARCH64);
  expect(() => requireArm64(folder)).not.toThrow();
});

test('code for another processor alone is refused, with what to do', () => {
  addLibrary('argon2-linux-x64-gnu', X86_64);
  expect(() => requireArm64(folder)).toThrow(
    'has no native code for Linux on arm64, only node_modules/argon2-linux-x64-gnu/argon2.node.',
  );
});

test('a bundle without native code is right', () => {
  writeFileSync(join(folder, 'main.mjs'), 'export const handler = () => undefined;');
  expect(() => requireArm64(folder)).not.toThrow();
});

test('a file that is cut short is for no processor', () => {
  writeFileSync(join(folder, 'argon2.node'), 'x');
  expect(() => requireArm64(folder)).toThrow('only argon2.node');
});
