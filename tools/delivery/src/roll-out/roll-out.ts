import type { DeployedCommits } from '../deployed/deployed-commits.ts';
import type { PlannedUnit } from '../plan/plan.ts';
import type { Unit } from '../units.ts';
import type { Assembly } from './assembly.ts';

export interface RollOutOptions {
  /** In the order of the roll-out. */
  readonly planned: readonly PlannedUnit[];
  readonly commit: string;
  readonly deployed: Pick<DeployedCommits, 'write'>;
  readonly assemblyOf: (unit: Unit) => Assembly;
  readonly deploy: (unit: Unit, assembly: Assembly) => Promise<void>;
  readonly smokeTest: (unit: Unit) => Promise<string>;
  readonly print: (line: string) => void;
}

/**
 * Brings a stage to a commit, unit by unit, each tried before the next one begins. What the stage has already is left
 * alone. Whatever is cut off stays `rolling-out`, as does all that was to follow, and is done again the next time.
 * @throws Error of the first unit that fails; the ones after it stay as they are
 */
export async function rollOut(options: RollOutOptions): Promise<void> {
  const { planned, commit, deployed, deploy, smokeTest, print } = options;
  const steps = whatChanges(options);
  for (const { unit, isChanged } of steps) {
    if (isChanged) await deployed.write(unit, { commit, state: 'rolling-out' });
  }
  for (const { unit, isChanged, assembly, reason } of steps) {
    if (isChanged) {
      print(`▸ ${unit}: ${reason}`);
      await deploy(unit, assembly);
      print(`✓ ${unit}: ${await smokeTest(unit)}`);
    } else {
      print(`· ${unit}: ${reason}, and the same comes out`);
    }
    await deployed.write(unit, { commit, state: 'deployed', content: assembly.content });
  }
  if (planned.length === 0) print('The stage has all of it.');
}

interface Step extends PlannedUnit {
  readonly assembly: Assembly;
  readonly isChanged: boolean;
}

/** A unit is deployed when other templates or assets come out, or when values that it reads may have changed. */
function whatChanges({ planned, assemblyOf }: RollOutOptions): Step[] {
  const changed = new Set<Unit>();
  return planned.map((unit) => {
    const assembly = assemblyOf(unit.unit);
    const isChanged =
      unit.record?.content !== assembly.content || [...assembly.reads].some((read) => changed.has(read));
    if (isChanged) changed.add(unit.unit);
    return { ...unit, assembly, isChanged };
  });
}
