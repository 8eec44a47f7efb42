import { describe, expect, it } from 'vitest';
import { KIM, LEE } from '../test-support/task-values.ts';
import { forget } from './forget.ts';

const lee = { id: LEE.id, email: 'lee@example.com' };
const NOBODY = { id: LEE.id, name: '' };
const GONE = `deleted-${LEE.id}@account.invalid`;

describe('forget', () => {
  it('takes name and address from whatever has the id, however deep', () => {
    const entry = {
      actor: LEE,
      notify: [
        { ...LEE, email: 'old@example.com', locale: 'en', timeZone: 'Asia/Seoul', reason: 'assignee' },
        { ...KIM, email: 'kim@example.com', locale: 'ko', reason: 'watcher' },
      ],
      changes: [{ field: 'part.assignee', part: { role: 'design', assignee: LEE }, from: KIM, to: LEE }],
    };
    expect(forget(entry, lee)).toEqual({
      actor: NOBODY,
      notify: [
        { ...NOBODY, email: GONE, locale: 'en', timeZone: 'UTC', reason: 'assignee' },
        { ...KIM, email: 'kim@example.com', locale: 'ko', reason: 'watcher' },
      ],
      changes: [
        { field: 'part.assignee', part: { role: 'design', assignee: NOBODY }, from: KIM, to: NOBODY },
      ],
    });
  });

  it('takes the address from whatever else is it, and not from what contains it', () => {
    const entry = { invitation: { id: KIM.id, email: 'lee@example.com' }, body: 'Ask lee@example.com' };
    expect(forget(entry, lee)).toEqual({
      invitation: { id: KIM.id, email: GONE },
      body: 'Ask lee@example.com',
    });
  });

  it('leaves an address alone that was never known to be theirs, but with their id', () => {
    const entry = {
      invitation: { email: 'lee@example.com' },
      notify: [{ ...LEE, email: 'lee@example.com' }],
    };
    expect(forget(entry, { ...lee, email: null })).toEqual({
      invitation: { email: 'lee@example.com' },
      notify: [{ ...NOBODY, email: GONE }],
    });
  });

  it('takes the name out of mentions of them, and of nobody else', () => {
    const body = `@[Lee](${LEE.id}), @[Lee]( and @[이 서연](${LEE.id.toUpperCase()}) with @[Kim](${KIM.id})`;
    expect(forget({ body }, lee)).toEqual({
      body: `@[](${LEE.id}), @[Lee]( and @[](${LEE.id.toUpperCase()}) with @[Kim](${KIM.id})`,
    });
  });

  it('gives back the very value that has nothing of them, or nothing any more', () => {
    const others = { actor: KIM, labels: ['Lee'], dueOn: null, progress: 40, body: `@[Kim](${KIM.id})` };
    expect(forget(others, lee)).toBe(others);
    const forgotten = forget({ actor: LEE, notify: [{ ...LEE, email: 'a@example.com' }] }, lee);
    expect(forget(forgotten, lee)).toBe(forgotten);
  });
});
