import type { MailEntry } from '@baton/log-schema';
import { kim, lee, mina, part, taskCreated, taskUpdated } from '../../test-support/sample-entries.ts';

const design = { id: '0190a000-0000-7000-8000-00000000d001', role: 'design' };
const build = { id: '0190a000-0000-7000-8000-00000000d002', role: 'frontend' };

const before = `The page greets new visitors and says in one sentence what Baton does.

It loads within two seconds on a phone, has a picture of a task with its parts, and ends with a button to sign up. Texts come from Mina and are ready by Monday.`;
const after = `The page greets new visitors and says in two short sentences what Baton does.

It loads within two seconds on a phone, has a picture of a task with its parts, and ends with a button to sign up. Texts come from Mina and are ready by Wednesday.

Old browsers are out of scope.`;

/** An entry for each case whose mail is kept as a file; Kim reads English, 이지우 reads Korean. */
export const mailSamples: Readonly<Record<string, MailEntry>> = {
  'task-created': taskCreated({
    created: {
      description: 'One page that says what Baton does.\n\n- a picture\n- a button to sign up',
      status: 'todo',
      progress: 0,
      priority: 'high',
      startOn: null,
      dueOn: '2026-12-01',
      labels: ['launch', '마케팅'],
      parts: [
        part({ ...design, assignee: lee }),
        part({ ...build, assignee: kim }),
        part({ id: '0190a000-0000-7000-8000-00000000d003', role: 'review', assignee: null }),
      ],
    },
  }),
  progress: taskUpdated([
    { field: 'part.progress', part: { ...build, assignee: kim }, from: 0, to: 80 },
    { field: 'progress', from: 0, to: 40 },
  ]),
  'progress-back': taskUpdated([{ field: 'progress', from: 70, to: 25 }]),
  status: taskUpdated([{ field: 'status', from: 'todo', to: 'doing' }]),
  title: taskUpdated([{ field: 'title', from: 'Landing page', to: 'New landing page' }]),
  description: taskUpdated([{ field: 'description', from: before, to: after }]),
  'description-korean': taskUpdated([
    {
      field: 'description',
      from: '로그인 화면에서 이메일을 입력하면 바로 확인합니다.',
      to: '로그인 화면에서 이메일과 비밀번호를 입력하면 서버가 확인합니다.',
    },
  ]),
  assignee: taskUpdated([{ field: 'part.assignee', part: { ...design, assignee: kim }, from: lee, to: kim }]),
  'part-added': taskUpdated([
    {
      field: 'part',
      from: null,
      to: part({ id: '0190a000-0000-7000-8000-00000000d004', role: 'copy', assignee: mina }),
    },
  ]),
  'part-removed': taskUpdated([
    { field: 'part', from: part({ ...design, assignee: lee, progress: 30 }), to: null },
  ]),
  'due-date': taskUpdated([{ field: 'dueOn', from: null, to: '2026-12-01' }]),
  several: taskUpdated([
    { field: 'status', from: 'doing', to: 'review' },
    { field: 'progress', from: 40, to: 90 },
    { field: 'part.progress', part: { ...design, assignee: lee }, from: 0, to: 80 },
    { field: 'part.progress', part: { ...build, assignee: kim }, from: 80, to: 100 },
    { field: 'priority', from: 'none', to: 'urgent' },
    { field: 'startOn', from: '2026-11-20', to: null },
    { field: 'labels', from: ['launch'], to: ['launch', '마케팅'] },
    { field: 'part.role', part: { ...build, assignee: kim }, from: 'build', to: 'frontend' },
    { field: 'part.assignee', part: { ...design, assignee: lee }, from: null, to: lee },
  ]),
  markup: taskUpdated(
    [
      { field: 'title', from: '<b>old</b>', to: '<img src=x onerror=alert(1)>' },
      {
        field: 'description',
        from: '',
        to: '</p><script>alert("hi")</script>\n&amp; <a href="http://e.vil">x</a>',
      },
    ],
    {
      actor: { ...mina, name: '<i>Mina</i>' },
      project: {
        id: '0190a000-0000-7000-8000-00000000b001',
        key: 'WEB',
        name: '"><style>*{display:none}</style>',
      },
      task: {
        id: '0190a000-0000-7000-8000-00000000c001',
        number: 12,
        key: 'WEB-12',
        title: '<img src=x onerror=alert(1)>',
        version: 3,
      },
    },
  ),
};
