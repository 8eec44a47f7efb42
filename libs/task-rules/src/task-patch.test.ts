import { describe, expect, it } from 'vitest';
import { KIM, LEE, partWith, taskWith } from './test-support/task-values.ts';
import { applyPartPatch, applyTaskPatch, reopenUnlessComplete } from './task-patch.ts';

describe('applyTaskPatch', () => {
  it('keeps what the patch leaves out', () => {
    const task = taskWith({ title: 'Write the page', priority: 'high' });
    expect(applyTaskPatch(task, { title: 'Write two pages', priority: undefined })).toEqual(
      taskWith({ title: 'Write two pages', priority: 'high' }),
    );
  });

  it('takes null for a date as a value', () => {
    expect(applyTaskPatch(taskWith({ dueOn: '2026-03-31' }), { dueOn: null }).dueOn).toBeNull();
  });

  it('sets the progress of a task on each of its parts', () => {
    const task = taskWith({
      progress: 50,
      parts: [partWith({ id: 'a', progress: 0 }), partWith({ id: 'b', progress: 100 })],
    });
    const patched = applyTaskPatch(task, { progress: 20 });
    expect(patched.progress).toBe(20);
    expect(patched.parts.map(({ progress }) => progress)).toEqual([20, 20]);
  });

  it('makes done mean 100 for the task and all of its parts, whatever progress comes beside it', () => {
    const task = taskWith({ parts: [partWith({ progress: 40 })] });
    const patched = applyTaskPatch(task, { status: 'done', progress: 60 });
    expect(patched).toMatchObject({ status: 'done', progress: 100, parts: [{ progress: 100 }] });
  });
});

describe('applyPartPatch', () => {
  it('keeps the assignee unless the patch names one', () => {
    expect(applyPartPatch(partWith({ assignee: KIM }), { progress: 10 }, LEE).assignee).toEqual(KIM);
  });

  it('takes null as nobody', () => {
    expect(applyPartPatch(partWith({ assignee: KIM }), { assigneeId: null }, null).assignee).toBeNull();
  });
});

describe('reopenUnlessComplete', () => {
  it.each([
    ['its progress falls', { progress: 40 }],
    ['a part is not complete, though the mean is', { progress: 100, parts: [partWith({ progress: 99 })] }],
  ])('makes a done task doing when %s', (_, fields) => {
    expect(reopenUnlessComplete(taskWith({ status: 'done', ...fields })).status).toBe('doing');
  });

  it.each([
    ['done at 100', { status: 'done', progress: 100 }],
    ['done with parts at 100', { status: 'done', progress: 100, parts: [partWith({ progress: 100 })] }],
    ['in review at 40', { status: 'review', progress: 40 }],
  ] as const)('leaves a task as it is that is %s', (_, { status, progress, ...rest }) => {
    const task = taskWith({ status, progress, parts: 'parts' in rest ? [...rest.parts] : [] });
    expect(reopenUnlessComplete(task)).toBe(task);
  });
});
