import { type AffectedBuilds, type Change, loadAffectedBuilds } from './affected/affected-builds.ts';
import { createRunner } from './commands/command.ts';
import { createGit } from './commands/git.ts';
import { createDeployedCommits } from './deployed/deployed-commits.ts';
import { parseEnv } from './env.ts';
import { type PlannedUnit, planRollOut } from './plan/plan.ts';
import { compareTemplates } from './review/compare-templates.ts';
import { readAssembly } from './roll-out/assembly.ts';
import { deployUnit } from './roll-out/deploy-unit.ts';
import { rollOut } from './roll-out/roll-out.ts';
import { smokeTest } from './roll-out/smoke-test.ts';
import type { StageName, Unit } from './units.ts';

const FIRST_PAUSE_MS = 2_000;

export interface DeliveryOptions {
  /** The checkout, whose `dist` holds what was built. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof globalThis.fetch;
  readonly print: (line: string) => void;
  /** @default - by the graph of the checkout */
  readonly affectedBuilds?: (change: Change) => Promise<AffectedBuilds>;
  /** @default 2000 */
  readonly firstPauseMs?: number;
  /**
   * Keeps to itself what programs print.
   * @default false
   */
  readonly isQuiet?: boolean;
}

export interface RollOutChoice {
  readonly stage: StageName;
  /** Lets the stage get an older commit than it has. */
  readonly back: boolean;
}

export interface Delivery {
  affected(base: string): Promise<AffectedBuilds>;
  plan(choice: RollOutChoice): Promise<PlannedUnit[]>;
  rollOut(choice: RollOutChoice): Promise<void>;
  diff(stage: StageName, units: readonly Unit[]): Promise<string>;
}

/** The composition root. Importing it, or calling it, runs nothing. */
export function composeDelivery(options: DeliveryOptions): Delivery {
  const { root, env, fetch, print, firstPauseMs = FIRST_PAUSE_MS, isQuiet = false } = options;
  const run = createRunner({ cwd: root, env, isQuiet });
  const git = createGit(run);
  const affectedBuilds = async (change: Change) =>
    (options.affectedBuilds ?? (await loadAffectedBuilds()))(change);

  const plan = ({ stage, back }: RollOutChoice) =>
    planRollOut({ deployed: createDeployedCommits(stage, run), git, affectedBuilds, mayGoBack: back });

  return {
    async affected(base) {
      const head = await git.head();
      return affectedBuilds({ base, head, files: await git.changedFiles(base, head) });
    },
    plan,
    async rollOut(choice) {
      const { stage } = choice;
      const { region } = parseEnv(env);
      const commit = await git.head();
      await rollOut({
        planned: await plan(choice),
        commit,
        deployed: createDeployedCommits(stage, run),
        assemblyOf: (unit) => readAssembly(root, stage, unit),
        deploy: (unit, assembly) => deployUnit(unit, { stage, region, commit, assembly, run }),
        smokeTest: (unit) => smokeTest(unit, { stage, root, run, fetch, firstPauseMs }),
        print,
      });
    },
    diff: (stage, units) => compareTemplates(stage, units, run),
  };
}
