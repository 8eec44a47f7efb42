import { startInbox } from '@baton/services';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AcceptedMail } from './accepted-mail.ts';
import { createSesFront } from './ses-front.ts';

let inbox: Awaited<ReturnType<typeof startInbox>>;
let front: Server;
let url: string;
let accepted: AcceptedMail[];
let errors: unknown[];

beforeAll(async () => {
  inbox = await startInbox(0);
  front = createServer(
    createSesFront({
      inbox: inbox.url,
      onAccepted: (mail) => accepted.push(mail),
      onError: (error) => errors.push(error),
    }),
  );
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  url = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
});

beforeEach(() => {
  accepted = [];
  errors = [];
});

afterAll(async () => {
  front.closeAllConnections();
  front.close();
  await inbox.stop();
});

function send(body: object, path = '/v2/email/outbound-emails'): Promise<Response> {
  return fetch(new URL(path, url), {
    method: 'POST',
    headers: { authorization: 'AWS4-HMAC-SHA256 local', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

const raw = ['From: baton@example.com', 'To: "Kim" <kim@example.com>', 'Subject: Hi', '', 'text'].join(
  '\r\n',
);
const mail = {
  ConfigurationSetName: 'baton-local',
  Destination: { ToAddresses: ['kim@example.com'] },
  EmailTags: [{ Name: 'baton-entry', Value: 'entry-1' }],
  Content: { Raw: { Data: Buffer.from(raw).toString('base64') } },
};

test('a mail reaches the inbox and is told of by its id, address and tags', async () => {
  const answer = await send(mail);
  const { MessageId } = (await answer.json()) as { MessageId: string };
  expect(answer.status).toBe(200);
  expect(accepted).toEqual([
    {
      messageId: MessageId,
      to: ['kim@example.com'],
      configurationSet: 'baton-local',
      tags: { 'baton-entry': 'entry-1' },
      acceptedAt: expect.any(Date),
    },
  ]);
  const store = (await (await fetch(new URL('/store', inbox.url))).json()) as { emails: unknown[] };
  expect(store.emails).toMatchObject([{ messageId: MessageId, subject: 'Hi' }]);
});

test('a mail that the inbox refuses is answered so, and nobody is told', async () => {
  expect((await send({ ...mail, Content: {} })).status).toBe(400);
  expect([accepted, errors]).toEqual([[], []]);
});

test('of a mail without a configuration set nobody is told', async () => {
  expect((await send({ ...mail, ConfigurationSetName: undefined })).status).toBe(200);
  expect(accepted).toEqual([]);
});

test('what mail-fn never calls is not there', async () => {
  expect((await send({}, '/v2/email/templates')).status).toBe(404);
});
