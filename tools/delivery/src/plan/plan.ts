import type { AffectedBuilds, Change } from '../affected/affected-builds.ts';
import type { Git } from '../commands/git.ts';
import type { DeployedCommit, DeployedCommits } from '../deployed/deployed-commits.ts';
import { type Unit, UNITS } from '../units.ts';

export interface PlannedUnit {
  readonly unit: Unit;
  /** Why it is rolled out, for a person. */
  readonly reason: string;
  /** What the stage has, unless nothing is known of it. */
  readonly record?: DeployedCommit;
}

export interface PlanOptions {
  readonly deployed: Pick<DeployedCommits, 'read'>;
  readonly git: Git;
  readonly affectedBuilds: (change: Change) => Promise<AffectedBuilds>;
  /** Whether the stage may get an older commit than it has. */
  readonly mayGoBack: boolean;
}

/**
 * Which units of the checked-out commit a stage lacks, in the order of a roll-out. Each unit is compared with the
 * commit that it was deployed from itself, so that one which failed, or was not affected the last time, misses nothing.
 * @throws OvertakenError when a unit is newer in the stage and `mayGoBack` is not set
 */
export async function planRollOut({
  deployed,
  git,
  affectedBuilds,
  mayGoBack,
}: PlanOptions): Promise<PlannedUnit[]> {
  const head = await git.head();
  const records = await Promise.all(UNITS.map(async (unit) => ({ unit, record: await deployed.read(unit) })));
  const affectedSince = new Map<string, readonly Unit[]>();
  const planned: PlannedUnit[] = [];
  const last: PlannedUnit[] = [];
  for (const { unit, record } of records) {
    const reason = await reasonOf(unit, record);
    if (!reason) continue;
    // On the way back it is mail that must not be older than whoever writes what it is to mail.
    const list = unit === 'mail' && record && (await isNewer(record.commit)) ? last : planned;
    list.push({ unit, reason, ...(record && { record }) });
  }
  return [...planned, ...last];

  async function isNewer(commit: string): Promise<boolean> {
    return commit !== head && git.isAncestor(head, commit);
  }

  async function reasonOf(unit: Unit, record: DeployedCommit | undefined): Promise<string | undefined> {
    if (!record) return 'it was never rolled out';
    const { commit, state } = record;
    const since = commit.slice(0, 9);
    if (!(await git.has(commit))) return `${since}, which it has, is not known here`;
    if (!mayGoBack && (await isNewer(commit))) {
      throw new OvertakenError(`${unit} has ${since} already, which is newer; --back would go back.`);
    }
    if (state === 'rolling-out') return `the roll-out of ${since} did not end well`;
    if (commit === head) return undefined;
    let units = affectedSince.get(commit);
    if (!units) {
      const files = await git.changedFiles(commit, head);
      ({ units } = await affectedBuilds({ base: commit, head, files }));
      affectedSince.set(commit, units);
    }
    return units.includes(unit) ? `affected since ${since}` : undefined;
  }
}

/** A stage has a newer commit, as when somebody agrees to a roll-out after a later one. */
export class OvertakenError extends Error {}
