import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildStage, execForm, readDockerfile, type Step } from './dockerfile.ts';

/** What `docker build` would have made, in a folder. */
export interface ImageTree {
  /** Stands for `/` of a container. */
  readonly root: string;
  /** Where commands start, a folder below `root`. */
  readonly workdir: string;
  readonly account: { readonly uid: number; readonly gid: number };
  readonly env: Readonly<Record<string, string>>;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly healthcheck: readonly string[];
  readonly stopSignal: string;
}

type Draft = { -readonly [K in keyof ImageTree]: ImageTree[K] };

/**
 * Follows the steps of a Dockerfile without Docker. Of the base image there is Node and the stand-in of a
 * package manager. A step that reaches out of its working directory, or that is not known here, is refused.
 * @param context the folder that COPY takes from
 * @param folder an empty one, that gets a folder for each stage
 */
export function buildImageTree(dockerfile: string, context: string, folder: string): ImageTree {
  const built = new Map<string, ImageTree>();
  let last: ImageTree | undefined;
  for (const [number, stage] of readDockerfile(dockerfile).entries()) {
    last = buildStage(stage, { context, root: join(folder, String(number)), built });
    built.set(nameOf(stage) ?? String(number), last);
  }
  if (!last) throw new Error('The Dockerfile has no stage');
  return last;
}

interface Surroundings {
  readonly context: string;
  readonly root: string;
  readonly built: ReadonlyMap<string, ImageTree>;
}

function buildStage(stage: BuildStage, { context, root, built }: Surroundings): ImageTree {
  const image: Draft = {
    root,
    workdir: root,
    account: { uid: 0, gid: 0 },
    env: { PATH: join(root, 'usr/local/bin') },
    entrypoint: [],
    command: [],
    healthcheck: [],
    stopSignal: 'SIGTERM',
  };
  const steps: Readonly<Record<string, (step: Step) => void>> = {
    FROM: ({ words }) => layBase(words[0] ?? '', root),
    WORKDIR({ text }) {
      image.workdir = join(root, text);
      mkdirSync(image.workdir, { recursive: true });
    },
    COPY(step) {
      const [source, target] = placesOf(step);
      const { from } = step.flags;
      const origin = from === undefined ? context : built.get(from)?.root;
      if (origin === undefined) throw new Error(`There is no stage ${from}`);
      cpSync(join(origin, source), join(image.workdir, target), { recursive: true });
    },
    RUN: (step) => runStep(step, image),
    ENV({ text }) {
      const [, name, value] = /^(\w+)=(\S*)$/.exec(text) ?? [];
      if (name === undefined || value === undefined) throw new Error(`ENV ${text} is more than one variable`);
      image.env = { ...image.env, [name]: value };
    },
    USER({ text }) {
      const [, uid, gid] = /^(\d+):(\d+)$/.exec(text) ?? [];
      if (!uid || !gid) throw new Error(`USER ${text} is not in numbers`);
      image.account = { uid: Number(uid), gid: Number(gid) };
    },
    EXPOSE: () => undefined,
    STOPSIGNAL: ({ text }) => void (image.stopSignal = text),
    HEALTHCHECK: (step) => void (image.healthcheck = execForm(step)),
    ENTRYPOINT: (step) => void (image.entrypoint = execForm(step)),
    CMD: (step) => void (image.command = execForm(step)),
  };
  for (const step of stage) {
    const follow = steps[step.keyword];
    if (!follow) throw new Error(`${step.keyword} is not known`);
    follow(step);
  }
  return image;
}

function nameOf([from]: BuildStage): string | undefined {
  return /\sAS\s+(\S+)$/i.exec(from?.text ?? '')?.[1];
}

/** @throws Error unless the base image holds the Node that is running now */
function layBase(image: string, root: string): void {
  const version = /^node:([\d.]+)-\w+-slim$/.exec(image)?.[1];
  if (`v${version}` !== process.version) throw new Error(`${image} does not hold Node ${process.version}`);
  const bin = join(root, 'usr/local/bin');
  const npm = join(root, 'usr/local/lib/node_modules/npm');
  mkdirSync(bin, { recursive: true });
  mkdirSync(npm, { recursive: true });
  cpSync(process.execPath, join(bin, 'node'));
  writeFileSync(join(npm, 'npm-cli.js'), '');
  symlinkSync('../lib/node_modules/npm/npm-cli.js', join(bin, 'npm'));
}

/** From where below the context or the other stage's root, to where below the working directory. */
function placesOf({ words, flags, text }: Step): [source: string, target: string] {
  const [source, target, ...rest] = words;
  const unknown = Object.keys(flags).filter((flag) => flag !== 'from');
  if (source === undefined || target === undefined || rest.length > 0 || unknown.length > 0) {
    throw new Error(`COPY ${text} has parts that are not known`);
  }
  requireWithin(target, text);
  return [source, target];
}

function runStep({ words, isJson, text }: Step, { workdir, env }: ImageTree): void {
  for (const word of words) requireWithin(word, text);
  const [program, ...args] = isJson ? words : ['sh', '-c', text];
  const path = `${env['PATH']}:${process.env['PATH']}`;
  execFileSync(program as string, args, { cwd: workdir, env: { ...env, PATH: path }, stdio: 'pipe' });
}

/** What runs here runs on the machine itself. */
function requireWithin(word: string, text: string): void {
  if (/^\/|\.\.|[~$`]/.test(word)) throw new Error(`«${text}» reaches out of its working directory`);
}
