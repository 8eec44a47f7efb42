/**
 * What is deployed by itself, in the order in which a change of several rolls out: whoever reads a new kind of entry
 * or mail comes before whoever writes it, and nobody before what it is made from (decision 034).
 */
export const UNITS = ['foundation', 'delivery', 'mail', 'auth', 'task-api', 'web'] as const;
export type Unit = (typeof UNITS)[number];

export const STAGES = ['dev', 'prod'] as const;
export type StageName = (typeof STAGES)[number];

/** The Nx project that synthesises a unit into `dist/infra/<unit>`. */
export function projectOf(unit: Unit): string {
  return `infra-${unit}`;
}

/** A name that the infrastructure gives, such as `baton-dev-cluster`. */
export function resourceName(stage: StageName, name: string): string {
  return `baton-${stage}-${name}`;
}

export const COMMIT = /^[0-9a-f]{40}$/;
