import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { composeDelivery, type Delivery } from '../compose.ts';
import { readAssembly } from '../roll-out/assembly.ts';
import { type Unit, UNITS } from '../units.ts';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));
const FAKE = fileURLToPath(new URL('./fake-program.sh', import.meta.url));

/** Stacks of the stage `dev`, by the parameters that each reads. */
const STACKS: Readonly<Record<Unit, Readonly<Record<string, readonly string[]>>>> = {
  foundation: { foundation: [] },
  delivery: { delivery: [] },
  mail: { mail: ['/baton/dev/foundation/key-arn'] },
  auth: { auth: ['/baton/dev/foundation/key-arn'] },
  'task-api': {
    'task-api-base': ['/baton/dev/foundation/vpc-id'],
    'task-api-migration': ['/baton/dev/task-api/database-host'],
    'task-api': ['/baton/dev/auth/api-host'],
  },
  web: { web: ['/baton/dev/auth/api-host'] },
};

export const SITE = '<!doctype html><script type="module" src="/assets/app-1a2b.js"></script>';

/** A clone with built units, and a stage `dev` behind fakes of `aws`, `docker` and `cdk`. */
export class StageWorld {
  readonly root = mkdtempSync(join(tmpdir(), 'baton-delivery-'));
  readonly lines: string[] = [];
  /** Units that a change affects; what Nx says of it is tested elsewhere. */
  affected: readonly Unit[] = UNITS;
  /** From which commit on a change was looked at, each time. */
  readonly bases: string[] = [];
  /** Answers of the stage by URL; what is not here is answered 503. */
  readonly site = new Map<string, () => Response>();
  private readonly fakes = join(this.root, 'fakes');
  private readonly delivery: Delivery;

  constructor() {
    mkdirSync(this.fakes);
    for (const program of ['aws', 'docker', 'cdk']) copyFileSync(FAKE, join(this.fakes, program));
    this.answerMigration(0);
    this.answerMail('None');
    // The program that migrates is the real one.
    symlinkSync(join(REPOSITORY, 'infra'), join(this.root, 'infra'));
    this.write('.gitignore', 'fakes\ninfra\ndist\n');
    this.git('init', '--quiet');
    this.build(1);
    this.delivery = composeDelivery({
      root: this.root,
      env: { PATH: `${this.fakes}:${dirname(process.execPath)}:/usr/bin:/bin`, AWS_REGION: 'ap-northeast-2' },
      fetch: async (url) => this.site.get(String(url))?.() ?? new Response(null, { status: 503 }),
      print: (line) => this.lines.push(line),
      affectedBuilds: async ({ base }) => {
        this.bases.push(base);
        return { apps: [], units: this.affected };
      },
      firstPauseMs: 0,
      isQuiet: true,
    });
  }

  /** Writes what a synthesis would; another version is other templates. */
  build(version: number, units: readonly Unit[] = UNITS): void {
    for (const unit of units) {
      for (const [stack, reads] of Object.entries(STACKS[unit])) {
        const template = {
          Description: `version ${version}`,
          Parameters: Object.fromEntries(reads.map((name, index) => [`P${index}`, { Default: name }])),
          ...(stack === 'task-api-migration' && { Outputs: { ImageTag: { Value: `content-${version}` } } }),
        };
        this.write(`dist/infra/${unit}/baton-dev-${stack}.template.json`, JSON.stringify(template));
      }
    }
    this.write('dist/apps/auth-fn/main.cjs', '');
    this.write('dist/apps/web/index.html', SITE);
  }

  /** As if auth-fn had been built where npm installs no code for arm64. */
  buildAuthFnOnX64(): void {
    const header = Buffer.alloc(20);
    header.write('\x7fELF', 'latin1');
    header.writeUInt16LE(0x3e, 18);
    this.write('dist/apps/auth-fn/argon2.node', header);
  }

  /** As if the unit had not been built. */
  forget(unit: Unit): void {
    rmSync(join(this.root, 'dist/infra', unit), { recursive: true });
  }

  /** Commits something and gives the commit's id. */
  commit(text: string): string {
    this.write('file', text);
    this.git('add', '.');
    this.git('-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '--quiet', '-m', text);
    return this.git('rev-parse', 'HEAD').trim();
  }

  checkOut(commit: string): void {
    this.git('checkout', '--quiet', commit);
  }

  rollOut(back = false): Promise<void> {
    return this.delivery.rollOut({ stage: 'dev', back });
  }

  async planned(back = false): Promise<Record<string, string>> {
    const planned = await this.delivery.plan({ stage: 'dev', back });
    return Object.fromEntries(planned.map(({ unit, reason }) => [unit, reason]));
  }

  diff(units: readonly Unit[]): Promise<string> {
    return this.delivery.diff('dev', units);
  }

  /** What was called since the last time, without the questions for parameters. */
  calls(): string[] {
    const file = join(this.fakes, 'calls');
    if (!existsSync(file)) return [];
    const calls = readFileSync(file, 'utf8').trim().split('\n');
    rmSync(file);
    return calls.filter((call) => !call.startsWith('aws ssm get-parameter'));
  }

  /** Lets calls that begin so fail until `mend`. */
  breakCalls(start: string, message: string): void {
    writeFileSync(join(this.fakes, 'failure'), `${start}|${message}\n`);
  }

  mend(): void {
    rmSync(join(this.fakes, 'failure'));
  }

  /** An image in the repository, by its tags, of which the first is the content's. */
  setImage(...tags: readonly [string, ...string[]]): void {
    const list = tags.map((tag) => JSON.stringify(tag)).join();
    writeFileSync(join(this.fakes, `imageTag=${tags[0]}`), list);
  }

  /** What the task that migrates ends with. */
  answerMigration(exitCode: number): void {
    writeFileSync(join(this.fakes, 'migration'), String(exitCode));
  }

  /** What Lambda says of an error of mail-fn; `None` when there is none. */
  answerMail(error: string): void {
    writeFileSync(join(this.fakes, 'function-error'), `${error}\n`);
  }

  /** As a roll-out of all units leaves a stage. */
  setDeployed(commit: string): void {
    for (const unit of UNITS) {
      const { content } = readAssembly(this.root, 'dev', unit);
      this.setParameter(`deployed/${unit}`, JSON.stringify({ commit, state: 'deployed', content }));
    }
  }

  record(unit: Unit): unknown {
    return JSON.parse(readFileSync(this.parameterFile(`deployed/${unit}`), 'utf8'));
  }

  setParameter(name: string, value: string): void {
    writeFileSync(this.parameterFile(name), value);
  }

  removeParameter(name: string): void {
    rmSync(this.parameterFile(name));
  }

  private parameterFile(name: string): string {
    return join(this.fakes, `/baton/dev/${name}`.replaceAll('/', '='));
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }

  private write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }
}
