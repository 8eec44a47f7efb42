import { execFileSync } from 'node:child_process';
import { loadAffectedBuilds } from '../affected/affected-builds.ts';

/** Prints what each of the last commits of the clone that it runs in builds, the oldest first: `ask-affected.ts 12`. */
const affectedBuilds = await loadAffectedBuilds();
const git = (...args: readonly string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const commits = git('rev-list', '--reverse', `--max-count=${process.argv[2]}`, 'HEAD').split('\n');
const answers = [];
for (const head of commits) {
  const base = git('rev-parse', `${head}^`);
  const files = git('diff', '--name-only', '--no-renames', base, head).split('\n');
  answers.push(await affectedBuilds({ base, head, files }));
}
console.log(JSON.stringify(answers));
