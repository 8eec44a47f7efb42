import type { Summary } from '@baton/dto';

/** How many parts there are of something, and how many of them are done. */
export interface Load {
  readonly parts: number;
  readonly done: number;
}

export interface PersonLoad extends Load {
  /** Null for parts that nobody has. */
  readonly person: Summary['workload'][number]['person'];
  readonly roles: readonly string[];
}

/** The workload over all roles of a person, who has most left first; what nobody has comes last. */
export function loadByPerson(workload: Summary['workload']): PersonLoad[] {
  const loads = new Map<string | undefined, PersonLoad>();
  for (const { person, role, parts, done } of workload) {
    const load = loads.get(person?.id) ?? { person, parts: 0, done: 0, roles: [] };
    loads.set(person?.id, {
      person,
      parts: load.parts + parts,
      done: load.done + done,
      roles: [...load.roles, role],
    });
  }
  return [...loads.values()].sort(
    (a, b) => Number(a.person === null) - Number(b.person === null) || openParts(b) - openParts(a),
  );
}

export function openParts({ parts, done }: Load): number {
  return parts - done;
}
