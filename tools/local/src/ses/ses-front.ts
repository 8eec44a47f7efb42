import type { RequestListener } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type AcceptedMail, readAcceptedMail } from './accepted-mail.ts';

const SEND_EMAIL = '/v2/email/outbound-emails';
const INBOX_LIMIT_MS = 10_000;

/** What of a request the inbox reads. */
const FORWARDED = ['authorization', 'content-type'] as const;

/**
 * SES as mail-fn calls it: hands each mail to the inbox, answers what that says, and tells of the mails that it
 * took, which the inbox itself does not.
 * @param options.onAccepted is called once the answer is out; it must not fail
 */
export function createSesFront(options: {
  /** Where the inbox answers. */
  readonly inbox: string;
  readonly onAccepted: (mail: AcceptedMail) => void;
  readonly onError: (error: unknown) => void;
}): RequestListener {
  const { inbox, onAccepted, onError } = options;

  const answer: (...args: Parameters<RequestListener>) => Promise<void> = async (request, response) => {
    if (request.method !== 'POST' || request.url !== SEND_EMAIL) {
      response.writeHead(404).end('<UnknownOperationException/>');
      return;
    }
    const body = await buffer(request);
    const headers = FORWARDED.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, value]];
    });
    const answered = await fetch(new URL(SEND_EMAIL, inbox), {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(INBOX_LIMIT_MS),
    });
    const text = await answered.text();
    response.writeHead(answered.status, { 'content-type': 'application/json' }).end(text);
    if (!answered.ok) return;
    const mail = readAcceptedMail(JSON.parse(body.toString()), JSON.parse(text), new Date());
    if (mail) onAccepted(mail);
  };

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}
