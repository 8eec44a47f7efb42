import type { SendSigned } from '@baton/aws-requests';
import { expect, test } from 'vitest';
import { mailTo, sampleEntry, toKim } from '../test-support/sample-entries.ts';
import { createSendMail, isThrottled } from './send-mail.ts';
import { SesError } from './ses-error.ts';

const mail = mailTo(toKim, sampleEntry());

type Answer = Awaited<ReturnType<SendSigned>>;

/** What comes of a mail that SES answers in this way: the message id, or the error. */
async function outcomeOf(answer: Partial<Answer>): Promise<unknown> {
  const send = createSendMail({
    sendToSes: async () => ({ status: 200, headers: {}, body: '{}', ...answer }),
    from: 'Baton <baton@example.com>',
    configurationSet: 'baton-test',
  });
  return send(mail, mail.render()).catch((error: unknown) => error);
}

test('a mail that SES takes has its message id', async () => {
  expect(await outcomeOf({ body: '{"MessageId":"ses-1"}' })).toBe('ses-1');
});

test.each<[string, Partial<Answer>, Partial<SesError>]>([
  [
    'in a header',
    {
      status: 400,
      headers: { 'x-amzn-errortype': 'MessageRejected:http://a.example/' },
      body: '{"message":"No."}',
    },
    { name: 'MessageRejected', message: 'No.', status: 400 },
  ],
  [
    'in the body',
    { status: 400, body: '{"__type":"com.amazonaws.ses#NotFoundException","Message":"No."}' },
    { name: 'NotFoundException', message: 'No.', status: 400 },
  ],
  [
    'nowhere',
    { status: 502, body: '<html>' },
    { name: 'UnknownError', message: 'SES answers 502.', status: 502 },
  ],
])('a refusal has the name that SES gives it %s', async (_where, answer, expected) => {
  const error = await outcomeOf(answer);
  expect(error).toBeInstanceOf(SesError);
  expect(error).toMatchObject(expected);
});

test.each([
  [new SesError('TooManyRequestsException', 'Maximum sending rate exceeded.', 429), true],
  [new SesError('UnknownError', 'Slow down.', 429), true],
  [new SesError('ThrottlingException', 'Rate exceeded', 400), true],
  [new SesError('LimitExceededException', 'Daily message quota exceeded.', 400), false],
  [new SesError('MessageRejected', 'Address is not verified.', 400), false],
  [new Error('TooManyRequestsException'), false],
])('whether %s may pass within the second: %s', (error, expected) => {
  expect(isThrottled(error)).toBe(expected);
});
