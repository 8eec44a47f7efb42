import type { TableDefinition } from '@baton/tables';
import type { Stage } from './stage.ts';

/** What is deployed by itself, in the order of a first deployment. */
export const UNITS = ['foundation', 'delivery', 'auth', 'task-api', 'mail', 'web'] as const;
export type Unit = (typeof UNITS)[number];

type StageName = Pick<Stage, 'name'>;

/** A fixed name by which another unit, a dashboard or an operator finds a resource, e.g. `baton-dev-bus`. */
export function resourceName(stage: StageName, name: string): string {
  return `baton-${stage.name}-${name}`;
}

export function tableName(stage: StageName, table: TableDefinition): string {
  return resourceName(stage, table.name);
}

/** Where a unit publishes a value that AWS makes up, for other units to read when they are deployed. */
export function parameterName(stage: StageName, unit: Unit, name: string): string {
  return `/baton/${stage.name}/${unit}/${name}`;
}
