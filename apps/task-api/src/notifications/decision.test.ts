import type { MailPreferences, Part, Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import { MAIL_CADENCES, MAIL_TOPICS, MEMBER_ROLES, TASK_STATUSES } from '@baton/vocabulary';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MailReader, TaskReader } from '../preferences/index.ts';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import type { WatchState } from '../watchers/index.ts';
import { candidatesOf, decide, isOff, newAssignees } from './decision.ts';
import type { TaskEvent } from './task-event.ts';
import { CHOI, EVERYBODY, newsOf, PARK, readerOf } from './test-support/news.ts';

const free = partWith({ id: 'part-1', assignee: null });
const ofLee = partWith({ id: 'part-1', assignee: LEE });
const ofPark = partWith({ id: 'part-1', assignee: PARK });
const progress: Change = { field: 'progress', from: 0, to: 40 };
const rank: Change = { field: 'rank', from: 'a0', to: 'a1' };

/** Kim's task with these parts. */
const task = (...parts: Part[]) => taskWith({ createdBy: KIM, parts });

function update(
  before: Task,
  after: Task = before,
  { by = CHOI, changes = [progress] }: { by?: typeof KIM; changes?: Change[] } = {},
): TaskEvent {
  return { news: newsOf(by, { kind: 'task.updated', changes }), before, after };
}

function becomes(status: Task['status'], before: Task): TaskEvent {
  const change: Change = { field: 'status', from: before.status, to: status };
  return update(before, { ...before, status }, { changes: [change] });
}

function comment(on: Task, mentioned: string[] = [], kind: 'created' | 'updated' = 'created'): TaskEvent {
  return { news: newsOf(CHOI, { kind: `comment.${kind}` }), before: on, after: on, mentioned };
}

interface Scene {
  readonly watching?: Readonly<Record<string, WatchState>>;
  readonly wishes?: Readonly<Record<string, Partial<MailPreferences>>>;
  /** By name, those that are no editors. */
  readonly roles?: Readonly<Record<string, MailReader['role']>>;
}

/** Who is told, by name, for which reason; an exclamation mark where it is at once, and `off` where it is not. */
function told(event: TaskEvent, { watching = {}, wishes = {}, roles = {} }: Scene = {}): string[] {
  const candidates = candidatesOf(event);
  const readers = EVERYBODY.map((person) => ({
    ...readerOf(person, wishes[person.name], roles[person.name]),
    watching: watchingAs(watching[person.name], event.after),
  })).filter(
    ({ id, name, role, preferences }) =>
      candidates.includes(id) || watching[name] || (role === 'owner' && preferences.asOwner),
  );
  return decide(event, readers).map(({ reader, reason, atOnce }) => {
    const off = isOff({ reader }) ? ', off' : '';
    return `${reader.name}: ${reason}${atOnce ? '!' : ''}${off}`;
  });
}

function watchingAs(state: WatchState | undefined, { id }: Task): TaskReader['watching'] {
  return state ? { [id]: state } : {};
}

describe('who is told', () => {
  it.each<[string, TaskEvent, Scene, string[]]>([
    [
      'the creator and assignees, each once',
      update(task(ofLee, partWith({ id: 'part-2', assignee: LEE }))),
      {},
      ['Kim: creator', 'Lee: assignee'],
    ],
    [
      'a creator with a part as its assignee',
      update(task({ ...free, assignee: KIM })),
      {},
      ['Kim: assignee'],
    ],
    [
      'whoever watches',
      update(task()),
      { watching: { Park: 'automatic' } },
      ['Kim: creator', 'Park: watcher'],
    ],
    ['no creator who does not want to watch', update(task()), { watching: { Kim: 'declined' } }, []],
    [
      'no assignee who does not want to watch',
      update(task(ofLee)),
      { watching: { Kim: 'declined', Lee: 'declined' } },
      [],
    ],
    [
      'who lost a part and who got it, at once',
      update(task(ofLee), task(ofPark)),
      {},
      ['Kim: creator', 'Lee: assignee!', 'Park: assignee!'],
    ],
    [
      'who gets a part of a new task, at once',
      {
        news: newsOf(KIM, { kind: 'task.created' }, { task: task(ofLee) }),
        before: undefined,
        after: task(ofLee),
      },
      {},
      ['Lee: assignee!'],
    ],
    [
      'who gets a part though they do not want to watch',
      update(task(free), task(ofLee), { by: KIM }),
      { watching: { Lee: 'declined' } },
      ['Lee: assignee!'],
    ],
    [
      'who loses a part with the part though they do not want to watch',
      update(task(ofLee), task(), { by: KIM }),
      { watching: { Lee: 'declined' } },
      ['Lee: assignee!'],
    ],
    [
      'who is mentioned, at once, before any other reason and though they do not want to watch',
      comment(task(ofLee), [LEE.id, KIM.id]),
      { watching: { Lee: 'declined' } },
      ['Kim: mention!', 'Lee: mention!'],
    ],
    [
      'of an edited comment only whom it newly mentions',
      comment(task(ofLee), [PARK.id], 'updated'),
      { watching: { Choi: 'chosen' } },
      ['Park: mention!'],
    ],
    [
      'nobody of a change of order alone',
      update(task(ofLee), task(ofLee), {
        changes: [rank, { field: 'parts.order', from: ['a', 'b'], to: ['b', 'a'] }],
      }),
      { watching: { Park: 'chosen' }, wishes: { Kim: { asOwner: true } }, roles: { Kim: 'owner' } },
      [],
    ],
    [
      'everybody of a change of order and something else',
      update(task(), task(), { changes: [rank, progress] }),
      {},
      ['Kim: creator'],
    ],
  ])('is %s', (_, event, scene, names) => {
    expect(told(event, scene)).toEqual(names);
  });

  it('is nobody who did it themselves, unless they ask for it', () => {
    const own = update(task(), task(), { by: KIM });
    expect(told(own)).toEqual([]);
    expect(told(own, { wishes: { Kim: { ownChanges: true } } })).toEqual(['Kim: creator']);
    const mention = { ...comment(task(), [CHOI.id]), before: task() };
    expect(told(mention)).toEqual(['Kim: creator']);
    expect(told(mention, { wishes: { Choi: { ownChanges: true } } })).toEqual([
      'Kim: creator',
      'Choi: mention!',
    ]);
  });

  it('is an owner who asks to hear of everything, as long as they are one', () => {
    const wishes = { Park: { asOwner: true } };
    expect(told(update(task()), { wishes, roles: { Park: 'owner' } })).toEqual([
      'Kim: creator',
      'Park: owner',
    ]);
    expect(told(update(task()), { wishes })).toEqual(['Kim: creator']);
    expect(
      told(update(task()), { wishes, roles: { Park: 'owner' }, watching: { Park: 'declined' } }),
    ).toEqual(['Kim: creator']);
  });

  it('is known of whoever wants no mails, and marked', () => {
    const wishes = { Kim: { cadence: 'off' as const }, Lee: { cadence: 'off' as const } };
    expect(told(comment(task(ofLee), [LEE.id]), { wishes })).toEqual([
      'Kim: creator, off',
      'Lee: mention!, off',
    ]);
    expect(told(update(task(free), task(ofLee)), { wishes })).toEqual([
      'Kim: creator, off',
      'Lee: assignee!, off',
    ]);
  });
});

describe('topics', () => {
  const muted = (...topics: MailPreferences['muted']) => ({ wishes: { Kim: { muted: topics } } });

  it('that are all muted are not told', () => {
    expect(told(update(task()), muted('progress'))).toEqual([]);
    expect(told(update(task()), muted('status', 'content'))).toEqual(['Kim: creator']);
    expect(told(comment(task()), muted('comments'))).toEqual([]);
  });

  it('that are muted are told together with others', () => {
    const title: Change = { field: 'title', from: 'Write', to: 'Draw' };
    expect(told(update(task(), task(), { changes: [progress, title] }), muted('progress'))).toEqual([
      'Kim: creator',
    ]);
  });

  it('do not keep a mention or what becomes theirs from anybody', () => {
    const wishes = { Lee: { muted: [...MAIL_TOPICS] } };
    expect(told(comment(task(), [LEE.id]), { wishes })).toContain('Lee: mention!');
    expect(told(update(task(free), task(ofLee)), { wishes })).toContain('Lee: assignee!');
  });
});

describe('a role rule', () => {
  const review = partWith({ id: 'part-1', role: 'Review', assignee: LEE });
  const rule = { role: 'review', statuses: ['review' as const], only: false };
  const only = { ...rule, only: true };
  const lee = (...roleRules: MailPreferences['roleRules']) => ({ wishes: { Lee: { roleRules } } });

  it('tells whoever has such a part, by whatever case, at once when the status becomes one of its own', () => {
    expect(told(becomes('review', task(review)), lee(rule))).toEqual(['Kim: creator', 'Lee: role!']);
    expect(told(becomes('doing', task(review)), lee(rule))).toEqual(['Kim: creator', 'Lee: assignee']);
    const reviewed = { ...task(review), status: 'review' as const };
    expect(told(update(reviewed), lee(rule))).toEqual(['Kim: creator', 'Lee: assignee']);
  });

  it('says nothing to whoever has no such part after the change', () => {
    expect(told(becomes('review', task(ofLee)), lee(rule))).toEqual(['Kim: creator', 'Lee: assignee']);
    const lost = { ...becomes('review', task(review)), after: { ...task(), status: 'review' as const } };
    expect(told(lost, lee(rule))).toEqual(['Kim: creator', 'Lee: assignee!']);
  });

  it('tells though the topic is muted, but not whoever does not want to watch', () => {
    const wishes = { Lee: { roleRules: [rule], muted: ['status' as const] } };
    expect(told(becomes('review', task(review)), { wishes })).toContain('Lee: role!');
    expect(told(becomes('review', task(review)), { wishes, watching: { Lee: 'declined' } })).toEqual([
      'Kim: creator',
    ]);
  });

  it('of “only” keeps all else of such tasks from them, but a mention and what becomes or ends being theirs', () => {
    expect(told(update(task(review)), lee(only))).toEqual(['Kim: creator']);
    expect(told(becomes('doing', task(review)), lee(only))).toEqual(['Kim: creator']);
    expect(told(becomes('review', task(review)), lee(only))).toContain('Lee: role!');
    expect(told(comment(task(review), [LEE.id]), lee(only))).toContain('Lee: mention!');
    expect(told(update(task(), task(review)), lee(only))).toContain('Lee: assignee!');
    expect(told(update(task(review), task()), lee(only))).toContain('Lee: assignee!');
  });

  it('of “only” does not count that they watch because of the part, but that they said so', () => {
    expect(told(update(task(review)), { ...lee(only), watching: { Lee: 'automatic' } })).toEqual([
      'Kim: creator',
    ]);
    expect(told(update(task(review)), { ...lee(only), watching: { Lee: 'chosen' } })).toEqual([
      'Kim: creator',
      'Lee: assignee',
    ]);
  });

  it('of “only” keeps nothing of tasks that concern them for another reason', () => {
    const design = partWith({ id: 'part-2', role: 'design', assignee: LEE });
    expect(told(update(task(review, design)), lee(only))).toContain('Lee: assignee');
    expect(told(update({ ...task(review), createdBy: LEE }), lee(only))).toContain('Lee: assignee');
    const asOwner = {
      wishes: { Lee: { roleRules: [only], asOwner: true } },
      roles: { Lee: 'owner' as const },
    };
    expect(told(update(task(review)), asOwner)).toContain('Lee: assignee');
  });
});

it('every decision keeps the promises, whoever wants what', () => {
  const person = fc.constantFrom(...EVERYBODY);
  const part = fc.record({
    assignee: fc.option(person, { nil: null }),
    role: fc.constantFrom('design', 'Review'),
  });
  const status = fc.constantFrom(...TASK_STATUSES);
  const state = fc.record({ parts: fc.array(part, { maxLength: 4 }), status });
  const rule = fc.record({
    role: fc.constantFrom('Design', 'review'),
    statuses: fc.uniqueArray(status, { minLength: 1 }),
    only: fc.boolean(),
  });
  const wishes = fc.record({
    cadence: fc.constantFrom(...MAIL_CADENCES),
    muted: fc.uniqueArray(fc.constantFrom(...MAIL_TOPICS)),
    asOwner: fc.boolean(),
    roleRules: fc.array(rule, { maxLength: 2 }),
    ownChanges: fc.boolean(),
  });
  const toTask = ({
    parts,
    status: now,
  }: {
    parts: { assignee: typeof KIM | null; role: string }[];
    status: Task['status'];
  }) =>
    taskWith({
      createdBy: KIM,
      status: now,
      parts: parts.map((fields, index) => partWith({ id: `part-${index}`, ...fields })),
    });
  const partsOf = ({ parts }: Task, id: string) =>
    parts.flatMap((one) => (one.assignee?.id === id ? one.id : [])).join();

  fc.assert(
    fc.property(
      state.map(toTask),
      state.map(toTask),
      fc.uniqueArray(person),
      fc.array(fc.option(fc.constantFrom('chosen', 'automatic', 'declined'), { nil: undefined }), {
        minLength: 4,
        maxLength: 4,
      }),
      fc.array(fc.tuple(wishes, fc.constantFrom(...MEMBER_ROLES)), { minLength: 4, maxLength: 4 }),
      person,
      (before, after, mentioned, states, readers, by) => {
        const people = EVERYBODY.map((one, index) => ({
          ...readerOf(one, readers[index]?.[0], readers[index]?.[1]),
          watching: watchingAs(states[index], after),
        }));
        const event = { ...update(before, after, { by }), mentioned: mentioned.map(({ id }) => id) };
        const decisions = decide(event, people);

        expect(new Set(decisions.map(({ reader }) => reader.id)).size).toBe(decisions.length);
        for (const reader of people) {
          const decision = decisions.find((one) => one.reader === reader);
          const { ownChanges, muted, roleRules } = reader.preferences;
          const wantsNone = reader.id === by.id && !ownChanges;
          const isMentioned = mentioned.some(({ id }) => id === reader.id);
          const isReassigned = partsOf(before, reader.id) !== partsOf(after, reader.id);
          const isPersonal = isMentioned || isReassigned;
          if (wantsNone) expect(decision).toBeUndefined();
          else if (isPersonal) expect(decision?.atOnce).toBe(true);
          else if (reader.watching[after.id] === 'declined') expect(decision).toBeUndefined();
          else if (muted.includes('progress')) expect(decision?.reason ?? 'role').toBe('role');
          if (decision?.reason === 'role') expect(roleRules).not.toEqual([]);
          if (decision && isMentioned) expect(decision.reason).toBe('mention');
          if (decision?.atOnce && decision.reason !== 'role') expect(isPersonal).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

describe('newAssignees', () => {
  it('names those whose part was not theirs before', () => {
    const kept = partWith({ id: 'part-2', assignee: KIM });
    expect(newAssignees(task(ofLee, kept), task(ofPark, kept))).toEqual([PARK.id]);
    expect(newAssignees(undefined, task(ofLee, partWith({ id: 'part-2', assignee: LEE })))).toEqual([LEE.id]);
  });
});
