import { simpleParser } from 'mailparser';
import { expect, test } from 'vitest';
import { kim, lee, mailTo, recipient, sampleEntry, verifyEmailMail } from '../test-support/sample-entries.ts';
import { accountMail, type Mail } from '../mails/index.ts';
import { buildMimeMessage } from './mime-message.ts';

const toLee = recipient({
  ...lee,
  email: 'jiwoo@example.com',
  locale: 'ko',
  unsubscribe: 't.AZnwpHwee36dUgAAAAAAAQGZ8KR8Hnt-nVIAAAAAAAM.sy7-ObDHz47ggCFuJNA3wA',
});
const entry = sampleEntry({ id: '0190a000-0000-7000-8000-00000000e001', notify: [toLee] });

async function build(parts: { entry?: typeof entry; recipient?: typeof toLee }) {
  return buildMail(mailTo(parts.recipient ?? toLee, parts.entry ?? entry));
}

async function buildMail(mail: Mail) {
  const raw = Buffer.from(buildMimeMessage('Baton <baton@example.com>', mail, mail.render()));
  const [head = ''] = raw.toString('latin1').split('\r\n\r\n');
  const names = head
    .split('\r\n')
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.split(':')[0]);
  return { raw, names, parsed: await simpleParser(raw) };
}

test('a mail has exactly these headers', async () => {
  const { raw, names } = await build({});
  expect(names.sort()).toEqual([
    'Auto-Submitted',
    'Content-Type',
    'Date',
    'Feedback-ID',
    'From',
    'In-Reply-To',
    'List-Id',
    'List-Unsubscribe',
    'List-Unsubscribe-Post',
    'MIME-Version',
    'Message-ID',
    'References',
    'Subject',
    'To',
    'X-Auto-Response-Suppress',
    'X-Baton-Entry',
    'X-Baton-Request-Id',
  ]);
  const head = raw.toString('latin1');
  expect(head).toContain('From: Baton <baton@example.com>\r\n');
  expect(head).toContain('In-Reply-To: <task-0190a000-0000-7000-8000-00000000c001@baton>\r\n');
  expect(head).toContain('References: <task-0190a000-0000-7000-8000-00000000c001@baton>\r\n');
  expect(head).toContain('Auto-Submitted: auto-generated\r\n');
  expect(head).toContain('X-Auto-Response-Suppress: OOF, AutoReply\r\n');
  expect(head).toContain('Feedback-ID: task.updated:assignee:mail:baton\r\n');
  expect(head).toContain('List-Id: <web.baton.example.com>\r\n');
  expect(head).toContain(
    'List-Unsubscribe: <https://baton.example.com/api/unsubscribe?token=t.AZnwpHwee36dUgAAAAAAAQGZ8KR8Hnt-nVIAAAAAAAM.sy7-ObDHz47ggCFuJNA3wA>\r\n',
  );
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
  expect(head).toContain('X-Baton-Request-Id: req-7\r\n');
  expect(head).toMatch(/Content-Type: multipart\/alternative;/);
});

test('a mail that is not about one task belongs to no thread', async () => {
  const { names } = await buildMail(accountMail(verifyEmailMail(), 'https://baton.example.com'));
  expect(names.sort()).toEqual([
    'Auto-Submitted',
    'Content-Type',
    'Date',
    'Feedback-ID',
    'From',
    'MIME-Version',
    'Message-ID',
    'Subject',
    'To',
    'X-Auto-Response-Suppress',
    'X-Baton-Entry',
    'X-Baton-Request-Id',
  ]);
});

test('whoever has nothing to unsubscribe from is offered nothing', async () => {
  const { names } = await build({ recipient: recipient({ ...kim, email: 'kim@example.com', locale: 'en' }) });
  expect(names).toContain('List-Id');
  expect(names.filter((name) => name?.startsWith('List-Unsubscribe'))).toEqual([]);
});

test.each([
  ['WEB2', 'web2.baton.example.com'],
  ['웹', '0190a000-0000-7000-8000-00000000b001.baton.example.com'],
  ['a>\r\nBcc: b@c.d', 'abccbcd.baton.example.com'],
])('the list of a project with the key %j is <%s>', async (key, expected) => {
  const { parsed } = await build({ entry: { ...entry, project: { ...entry.project, key } } });
  expect(parsed.headers.get('list')).toMatchObject({ id: { name: expected } });
  expect(parsed.bcc).toBeUndefined();
});

test('a mail names its entry and its recipient', async () => {
  const { parsed } = await build({});
  expect(parsed.headers.get('x-baton-entry')).toBe(
    '0190a000-0000-7000-8000-00000000e001/0190a000-0000-7000-8000-00000000a002',
  );
  expect(parsed.to).toMatchObject({ value: [{ name: '이지우', address: 'jiwoo@example.com' }] });
});

test('subject, HTML and text arrive as they were rendered', async () => {
  const { parsed } = await build({});
  expect(parsed.subject).toBe('[WEB-12] New landing page: 진행률 0% → 40%');
  expect(parsed.text).toContain('진행률: 0% → 40%\n');
  expect(parsed.html).toContain('Mina Park 님이 Website 프로젝트의 작업을 변경했습니다.');
});

test('line breaks in a title, a name or a request id add no header', async () => {
  const nasty = 'x\r\nBcc: all@evil.example\r\n\r\n<b>body</b>\u2028Cc: more@evil.example';
  const plain = await build({});
  const { names, parsed } = await build({
    entry: {
      ...entry,
      task: { ...entry.task, title: nasty },
      actor: { ...entry.actor, name: nasty },
      request: { ...entry.request, id: nasty },
      project: { ...entry.project, key: nasty, name: nasty },
    },
    recipient: { ...toLee, name: nasty, unsubscribe: nasty },
  });
  expect(names).toEqual(plain.names);
  expect(parsed.bcc).toBeUndefined();
  expect(parsed.cc).toBeUndefined();
  expect(parsed.to).toMatchObject({ value: [{ address: 'jiwoo@example.com' }] });
  expect(parsed.subject).toBe(
    '[WEB-12] x Bcc: all@evil.example <b>body</b> Cc: more@evil.example: 진행률 0% → 40%',
  );
});

test('a name with commas, quotes and brackets stays one recipient', async () => {
  const name = 'Kim, "Minsu" <ceo@evil.example>';
  const { parsed } = await build({
    recipient: recipient({ ...kim, name, email: 'minsu@example.com', locale: 'en' }),
  });
  expect(parsed.to).toMatchObject({ value: [{ name, address: 'minsu@example.com' }] });
});

test('what looks like an encoded word is shown as it was typed', async () => {
  const typed = '=?utf-8?Q?=0D=0A?=';
  const { parsed } = await build({
    entry: { ...entry, task: { ...entry.task, title: typed } },
    recipient: { ...toLee, name: typed },
  });
  expect(parsed.subject).toBe('[WEB-12] =?utf-8?Q?=0D=0A?=: 진행률 0% → 40%');
  expect(parsed.to).toMatchObject({ value: [{ name: typed }] });
});
