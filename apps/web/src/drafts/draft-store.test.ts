import { describe, expect, it } from 'vitest';
import { createDraftStore, type DraftStorage } from './draft-store.ts';

/** A browser's storage. @param room how many characters a value may have */
function aStorage(room = Infinity) {
  const values = new Map<string, string>();
  const storage: DraftStorage = {
    read: (key) => values.get(key) ?? null,
    write: (key, value) => void (value.length <= room && values.set(key, value)),
    remove: (key) => void values.delete(key),
  };
  return { storage, values };
}

const kim = () => 'kim';

describe('a store of drafts', () => {
  it('has over a reload what was typed before', () => {
    const { storage } = aStorage();
    createDraftStore(storage, kim).write('t1.title', { text: 'Half a ti', seenVersion: 3 });
    expect(createDraftStore(storage, kim).read('t1.title')).toEqual({ text: 'Half a ti', seenVersion: 3 });
  });

  it('shows nobody the drafts of another user', () => {
    const { storage } = aStorage();
    createDraftStore(storage, kim).write('t1.title', 'secret');
    expect(createDraftStore(storage, () => 'lee').read('t1.title')).toBeNull();
  });

  it('leaves nothing behind of what was saved', () => {
    const { storage, values } = aStorage();
    const drafts = createDraftStore(storage, kim);
    drafts.write('t1.title', 'saved');
    drafts.remove('t1.title');
    expect(drafts.read('t1.title')).toBeNull();
    expect(values.size).toBe(0);
  });

  it('keeps the newest while the page is open when the browser has no room for it', () => {
    const { storage } = aStorage(10);
    const drafts = createDraftStore(storage, kim);
    drafts.write('t1.text', 'short');
    drafts.write('t1.text', 'much longer than that');
    expect(drafts.read('t1.text')).toBe('much longer than that');
    drafts.write('t1.text', 'short 2');
    expect(drafts.read('t1.text')).toBe('short 2');
  });

  it('takes what is no draft for none', () => {
    const { storage } = aStorage();
    storage.write('baton.draft.kim.t1.text', '{"text":');
    expect(createDraftStore(storage, kim).read('t1.text')).toBeNull();
  });
});
