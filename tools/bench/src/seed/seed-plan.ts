import { createHash } from 'node:crypto';

/** How much there is, and who and what each of it is; everything follows from the numbers, with nothing at random. */
export interface SeedPlan {
  readonly tasks: number;
  readonly tasksAProject: number;
}

export const USERS = 100;
export const MEMBERS = 10;
export const PARTS = 3;

/** How many different titles and descriptions there are. */
export const TEXTS = 2_000;

export function projectsOf({ tasks, tasksAProject }: SeedPlan): number {
  return Math.ceil(tasks / tasksAProject);
}

// Version 7 and the variant of RFC 9562, with a time that all seeds share, so that they sort by number.
function uuid(kind: string, number: number): string {
  return `0199f0a4-7c1e-7${kind}-8000-${number.toString(16).padStart(12, '0')}`;
}

export const userId = (user: number) => uuid('001', user);
export const projectId = (project: number) => uuid('002', project);
export const taskId = (task: number) => uuid('003', task);
export const partId = (task: number, part: number) => uuid('004', task * PARTS + part);

export const emailOf = (user: number) => `person-${user}@example.com`;
export const nameOf = (user: number) => `Person ${user}`;

/** The one who creates the tasks of a project and owns it; the other members follow. */
export const ownerOf = (project: number) => (project * 7) % USERS;
export const memberOf = (project: number, member: number) => (ownerOf(project) + member) % USERS;

export const progressOf = (task: number) => (task % 5 === 4 ? 100 : task % 101);

const WORDS =
  'plan draft paint model rig light review export score cut mix print ship test deploy 기획 초안 채색'.split(
    ' ',
  );

/** Of one of the {@link TEXTS}; each has a word that no other one has. */
export function textOf(text: number): { title: string; description: string } {
  const word = (place: number) => WORDS[(text * (place + 3) + place * place) % WORDS.length];
  const rare = createHash('sha256').update(`${text}`).digest('hex').slice(0, 8);
  return { title: `${word(0)} ${word(1)} ${text}`, description: `${word(2)} ${word(3)} ${rare}` };
}
