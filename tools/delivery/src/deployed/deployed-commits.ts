import * as z from 'zod';
import { CommandError, type RunCommand } from '../commands/command.ts';
import { COMMIT, type StageName, type Unit } from '../units.ts';

const TIMEOUT_MS = 60_000;

const recordSchema = z.object({
  commit: z.string().regex(COMMIT),
  /** `rolling-out` until all of it has succeeded; what is left like that has failed or was cut off. */
  state: z.enum(['rolling-out', 'deployed']),
  /** The digest of what was deployed, once it is. */
  content: z.string().optional(),
});

/** Which commit of a unit a stage has. */
export type DeployedCommit = z.infer<typeof recordSchema>;

/** Kept in the stage's own account, one parameter a unit, beside what it tells of. */
export interface DeployedCommits {
  /** @returns undefined for a unit that was never rolled out here */
  read(unit: Unit): Promise<DeployedCommit | undefined>;
  write(unit: Unit, deployed: DeployedCommit): Promise<void>;
}

export function createDeployedCommits(stage: StageName, run: RunCommand): DeployedCommits {
  const name = (unit: Unit) => `/baton/${stage}/deployed/${unit}`;
  return {
    async read(unit) {
      const value = await readParameter(run, name(unit));
      return value === undefined ? undefined : recordSchema.parse(JSON.parse(value));
    },
    async write(unit, deployed) {
      await run(
        'aws',
        [
          ...['ssm', 'put-parameter', '--name', name(unit), '--type', 'String', '--overwrite'],
          ...['--value', JSON.stringify(deployed)],
        ],
        { timeoutMs: TIMEOUT_MS },
      );
    },
  };
}

/** @returns undefined when there is no such parameter */
export async function readParameter(run: RunCommand, name: string): Promise<string | undefined> {
  try {
    return await run(
      'aws',
      ['ssm', 'get-parameter', '--name', name, '--query', 'Parameter.Value', '--output', 'text'],
      { timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof CommandError && error.stderr.includes('(ParameterNotFound)')) return undefined;
    throw error;
  }
}
