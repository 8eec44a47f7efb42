import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from '../test-support/task-values.ts';
import { concernedBy, toRecipients } from './recipients.ts';

const PARK = { id: '00000000-0000-4000-8000-00000000000c', name: 'Park' };

describe('concernedBy', () => {
  it('names assignees and the creator, each once with the strongest reason', () => {
    const task = taskWith({
      createdBy: KIM,
      parts: [partWith({ assignee: KIM }), partWith({ assignee: LEE }), partWith({ assignee: LEE })],
    });
    expect([...concernedBy(undefined, task, PARK.id)]).toEqual([
      [KIM.id, 'assignee'],
      [LEE.id, 'assignee'],
    ]);
  });

  it('leaves out whoever made the change', () => {
    const task = taskWith({ createdBy: KIM, parts: [partWith({ assignee: LEE })] });
    expect([...concernedBy(undefined, task, LEE.id)]).toEqual([[KIM.id, 'creator']]);
  });

  it('still names those whose part was just taken away', () => {
    const before = taskWith({ createdBy: KIM, parts: [partWith({ assignee: LEE })] });
    const after = taskWith({ createdBy: KIM, parts: [partWith({ assignee: PARK })] });
    expect([...concernedBy(before, after, KIM.id)]).toEqual([
      [LEE.id, 'assignee'],
      [PARK.id, 'assignee'],
    ]);
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
      { id: LEE.id, email: 'lee@example.com', name: 'Lee', locale: 'ko', reason: 'assignee' },
    ]);
  });
});
