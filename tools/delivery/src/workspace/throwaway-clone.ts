import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../../../../', import.meta.url));

/** Long past what any of it takes on a busy machine. */
const TIMEOUT_MS = 240_000;

/** A clone of this repository with what is not committed yet, on the packages that are installed here. */
export class ThrowawayClone {
  readonly root = join(mkdtempSync(join(tmpdir(), 'baton-clone-')), 'baton');

  constructor() {
    this.execute('git', ['clone', '--quiet', '--local', HERE, this.root], HERE);
    const changed = ['ls-files', '-z', '--modified', '--deleted', '--others', '--exclude-standard'];
    for (const file of this.execute('git', changed, HERE).split('\0').filter(Boolean)) {
      const target = join(this.root, file);
      mkdirSync(dirname(target), { recursive: true });
      if (existsSync(join(HERE, file))) copyFileSync(join(HERE, file), target);
      else rmSync(target, { force: true });
    }
    this.linkPackages();
    this.commit();
  }

  /** Adds to files what changes the meaning of none, or makes them, and commits that. */
  change(...files: readonly string[]): void {
    for (const file of files) {
      mkdirSync(dirname(join(this.root, file)), { recursive: true });
      appendFileSync(join(this.root, file), file.endsWith('.json') ? '\n' : '\n// A change.\n');
    }
    this.commit();
  }

  rewrite(file: string, edit: (text: string) => string): void {
    const path = join(this.root, file);
    writeFileSync(path, edit(readFileSync(path, 'utf8')));
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8');
  }

  commit(): void {
    this.run('git', 'add', '--all');
    const author = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'core.hooksPath=/dev/null'];
    this.run('git', ...author, 'commit', '--quiet', '--allow-empty', '--no-gpg-sign', '-m', 'a change');
  }

  /** Runs a program of the clone's packages, and gives what it printed. */
  run(program: string, ...args: readonly string[]): string {
    return this.execute(program, args, this.root);
  }

  remove(): void {
    rmSync(dirname(this.root), { recursive: true, force: true });
  }

  /** Packages are those of this checkout; the workspace's own are the clone's. */
  private linkPackages(): void {
    const installed = join(HERE, 'node_modules');
    const packages = join(this.root, 'node_modules');
    mkdirSync(join(packages, '@baton'), { recursive: true });
    for (const name of readdirSync(installed)) {
      if (name !== '@baton') symlinkSync(join(installed, name), join(packages, name));
    }
    for (const manifest of this.run('git', 'ls-files', '*/package.json').split('\n').filter(Boolean)) {
      const { name } = JSON.parse(this.read(manifest)) as { name: string };
      symlinkSync(join(this.root, dirname(manifest)), join(packages, '@baton', basename(name)));
      const own = join(dirname(manifest), 'node_modules');
      if (existsSync(join(HERE, own))) symlinkSync(join(HERE, own), join(this.root, own));
    }
  }

  private execute(program: string, args: readonly string[], cwd: string): string {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd,
      encoding: 'utf8',
      timeout: TIMEOUT_MS,
      maxBuffer: 64 * 1024 * 1024,
      env: {
        PATH: `${join(HERE, 'node_modules/.bin')}:${process.env['PATH']}`,
        HOME: process.env['HOME'],
        NX_DAEMON: 'false',
        NX_TUI: 'false',
      },
    });
    if (error) throw error;
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}:\n${stdout}\n${stderr}`);
    return stdout;
  }
}
