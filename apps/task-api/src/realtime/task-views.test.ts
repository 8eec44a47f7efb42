import { beforeEach, expect, it } from 'vitest';
import { createTaskViews, type TaskView, type TaskViews } from './task-views.ts';

const view = (userId: string, viewId = 'tab', taskId = 'task'): TaskView => ({
  projectId: 'project',
  taskId,
  userId,
  viewId,
});

let views: TaskViews;
beforeEach(() => {
  views = createTaskViews();
});

it('names each who looks once, whoever came first standing first', () => {
  expect(views.add(view('kim'), 75)).toBe(true);
  expect(views.add(view('lee'), 75)).toBe(true);
  expect(views.add(view('kim'), 100)).toBe(false);
  expect(views.add(view('kim', 'other tab'), 100)).toBe(false);
  expect(views.usersOf('task')).toEqual(['kim', 'lee']);
  expect(views.usersOf('other task')).toEqual([]);
});

it('is left by whoever closes their last tab', () => {
  views.add(view('kim'), 75);
  views.add(view('kim', 'other tab'), 75);
  expect(views.remove(view('kim'))).toBe(false);
  expect(views.remove(view('kim', 'other tab'))).toBe(true);
  expect(views.remove(view('kim', 'other tab'))).toBe(false);
  expect(views.usersOf('task')).toEqual([]);
});

it('forgets whoever has said nothing for too long', () => {
  views.add(view('kim'), 75);
  views.add(view('lee'), 75);
  views.add(view('lee'), 105);
  expect(views.expire(74)).toEqual([]);
  expect(views.expire(75)).toMatchObject([{ taskId: 'task', userId: 'kim' }]);
  expect(views.usersOf('task')).toEqual(['lee']);
});

it('remembers twenty tabs of a user, the oldest making room', () => {
  for (let tab = 0; tab < 20; tab += 1) views.add(view('kim', `tab ${tab}`, `task ${tab}`), 75);
  views.add(view('lee', 'tab', 'task 0'), 75);
  views.add(view('kim', 'tab 20', 'task 20'), 75);
  expect(views.usersOf('task 0')).toEqual(['lee']);
  expect(views.usersOf('task 20')).toEqual(['kim']);
});
