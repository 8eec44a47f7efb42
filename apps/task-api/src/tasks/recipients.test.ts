import type { Task } from '@baton/dto';
import type { Change } from '@baton/log-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { concernedBy, newAssignees, type TaskEvent, toRecipients } from './recipients.ts';

const PARK = { id: '00000000-0000-4000-8000-00000000000c', name: 'Park' };
const CHOI = { id: '00000000-0000-4000-8000-00000000000d', name: 'Choi' };

const free = partWith({ id: 'part-1', assignee: null });
const ofLee = partWith({ id: 'part-1', assignee: LEE });
const ofPark = partWith({ id: 'part-1', assignee: PARK });
/** Kim's task with these parts. */
const task = (...parts: Task['parts']) => taskWith({ createdBy: KIM, parts });
const same = (unchanged: Task) => ({ before: unchanged, after: unchanged });
const progress: Change = { field: 'progress', from: 0, to: 40 };
const rank: Change = { field: 'rank', from: 'a0', to: 'a1' };

describe('concernedBy', () => {
  it.each<[string, TaskEvent, [string, boolean][], string, [string, string][]]>([
    [
      'the creator and assignees, each once',
      { before: undefined, after: task(ofLee, partWith({ id: 'part-2', assignee: LEE })) },
      [],
      PARK.id,
      [
        [KIM.id, 'creator'],
        [LEE.id, 'assignee'],
      ],
    ],
    [
      'a creator with a part as its assignee',
      same(task(partWith({ assignee: KIM }))),
      [[KIM.id, true]],
      PARK.id,
      [[KIM.id, 'assignee']],
    ],
    ['nobody by what they do themselves', same(task()), [[KIM.id, true]], KIM.id, []],
    [
      'whoever watches',
      same(task()),
      [[PARK.id, true]],
      LEE.id,
      [
        [PARK.id, 'watcher'],
        [KIM.id, 'creator'],
      ],
    ],
    [
      'who lost a part and who got it',
      { before: task(ofLee), after: task(ofPark) },
      [],
      KIM.id,
      [
        [LEE.id, 'assignee'],
        [PARK.id, 'assignee'],
      ],
    ],
    ['no creator who does not want to watch', same(task()), [[KIM.id, false]], LEE.id, []],
    ['no assignee who does not want to watch', same(task(ofLee)), [[LEE.id, false]], KIM.id, []],
    [
      'who gets a part though they do not want to watch',
      { before: task(free), after: task(ofLee) },
      [[LEE.id, false]],
      KIM.id,
      [[LEE.id, 'assignee']],
    ],
    [
      'who loses a part with the part though they do not want to watch',
      { before: task(ofLee), after: task() },
      [[LEE.id, false]],
      KIM.id,
      [[LEE.id, 'assignee']],
    ],
    [
      'who is mentioned, before any other reason and though they do not want to watch',
      { ...same(task(ofLee)), mentioned: [LEE.id, KIM.id] },
      [[LEE.id, false]],
      PARK.id,
      [
        [KIM.id, 'mention'],
        [LEE.id, 'mention'],
      ],
    ],
    ['nobody who mentions themselves', { ...same(task()), mentioned: [KIM.id] }, [], KIM.id, []],
    [
      'nobody by a change of order alone',
      { ...same(task(ofLee)), changes: [rank, { field: 'parts.order', from: ['a', 'b'], to: ['b', 'a'] }] },
      [[PARK.id, true]],
      CHOI.id,
      [],
    ],
    [
      'everybody by a change of order and something else',
      { ...same(task()), changes: [rank, progress] },
      [],
      CHOI.id,
      [[KIM.id, 'creator']],
    ],
  ])('names %s', (_, event, watching, actorId, concerned) => {
    expect([...concernedBy(event, new Map(watching), actorId)]).toEqual(concerned);
  });

  it('never names the actor, nor a silent one without a mention or a part that changed hands', () => {
    const ids = [KIM, LEE, PARK, CHOI];
    const person = fc.constantFrom(...ids);
    const parts = fc.array(fc.option(person, { nil: null }), { maxLength: 4 });
    fc.assert(
      fc.property(
        parts,
        parts,
        fc.uniqueArray(person),
        fc.dictionary(fc.constantFrom(...ids.map(({ id }) => id)), fc.boolean()),
        person,
        (had, have, mentioned, watching, actor) => {
          const toTask = (people: readonly (typeof KIM | null)[]) =>
            task(...people.map((assignee, index) => partWith({ id: `part-${index}`, assignee })));
          const concerned = concernedBy(
            { before: toTask(had), after: toTask(have), mentioned: mentioned.map(({ id }) => id) },
            new Map(Object.entries(watching)),
            actor.id,
          );
          expect(concerned.has(actor.id)).toBe(false);
          for (const silent of ids.filter(({ id }) => watching[id] === false && id !== actor.id)) {
            const partsOf = (people: readonly (typeof KIM | null)[]) =>
              people.flatMap((assignee, index) => (assignee === silent ? [index] : [])).join();
            const isTold = mentioned.includes(silent) || partsOf(had) !== partsOf(have);
            expect(concerned.has(silent.id)).toBe(isTold);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('newAssignees', () => {
  it('names those whose part was not theirs before', () => {
    const kept = partWith({ id: 'part-2', assignee: KIM });
    expect(newAssignees(task(ofLee, kept), task(ofPark, kept))).toEqual([PARK.id]);
    expect(newAssignees(undefined, task(ofLee, partWith({ id: 'part-2', assignee: LEE })))).toEqual([LEE.id]);
  });
});

describe('toRecipients', () => {
  it('keeps current members only, with what a mail needs', () => {
    const concerned = new Map([
      [KIM.id, 'creator'],
      [LEE.id, 'assignee'],
    ] as const);
    const members = [{ ...LEE, email: 'lee@example.com', locale: 'ko' }] as const;
    expect(toRecipients(concerned, members)).toEqual([
      {
        id: LEE.id,
        email: 'lee@example.com',
        name: 'Lee',
        locale: 'ko',
        timeZone: 'UTC',
        reason: 'assignee',
      },
    ]);
  });
});
