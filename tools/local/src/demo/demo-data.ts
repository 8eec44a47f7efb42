import type { CreatePartBody, CreateProjectBody, CreateTaskBody } from '@baton/dto';
import type { Locale, MemberRole } from '@baton/vocabulary';

export const demoPassword = 'baton demo password';

interface DemoMember {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly role: MemberRole;
}

/** The first one owns the project. */
export const demoMembers = [
  { email: 'kim@example.com', name: 'Kim Minji', locale: 'en', role: 'owner' },
  { email: 'lee@example.com', name: '이서준', locale: 'ko', role: 'editor' },
  { email: 'park@example.com', name: 'Park Hana', locale: 'en', role: 'editor' },
] as const satisfies readonly DemoMember[];

export const demoProject: CreateProjectBody = {
  key: 'WEB',
  name: 'New web site',
  description: 'The site for the spring launch.',
};

type DemoPerson = (typeof demoMembers)[number]['email'];

interface DemoTask extends Omit<CreateTaskBody, 'parts' | 'dueOn'> {
  /** Days from the day the demo is made; negative ones are overdue. */
  readonly dueInDays?: number;
  readonly parts: readonly (Omit<CreatePartBody, 'assigneeId'> & { readonly person: DemoPerson | null })[];
  /** Progress that members made, in order; `part` is an index of `parts`. */
  readonly steps: readonly { readonly by: DemoPerson; readonly part: number; readonly progress: number }[];
}

export const demoTasks: readonly DemoTask[] = [
  {
    title: 'Landing page',
    description: 'The first page that visitors see.\n\n- a headline\n- three reasons\n- a sign-up form',
    status: 'doing',
    priority: 'high',
    dueInDays: 3,
    labels: ['launch'],
    parts: [
      { role: 'design', person: 'lee@example.com', weight: 2 },
      { role: 'build', person: 'park@example.com', weight: 3 },
      { role: 'review', person: 'kim@example.com' },
    ],
    steps: [
      { by: 'lee@example.com', part: 0, progress: 60 },
      { by: 'lee@example.com', part: 0, progress: 100 },
      { by: 'park@example.com', part: 1, progress: 40 },
    ],
  },
  {
    title: 'Sign-up form',
    description: 'Name, address and consent. Errors stand beside the fields.',
    status: 'todo',
    priority: 'medium',
    dueInDays: 10,
    labels: ['launch', 'forms'],
    parts: [
      { role: 'build', person: 'park@example.com', weight: 2 },
      { role: 'copy', person: 'kim@example.com' },
    ],
    steps: [],
  },
  {
    title: '사용 설명서 번역',
    description: '설명서를 한국어로 옮기고 용어를 맞춥니다.',
    status: 'review',
    priority: 'low',
    dueInDays: -1,
    labels: ['docs'],
    parts: [
      { role: 'translation', person: 'lee@example.com' },
      { role: 'review', person: null },
    ],
    steps: [{ by: 'lee@example.com', part: 0, progress: 80 }],
  },
  { title: 'Choose a font', status: 'done', parts: [], steps: [] },
];
