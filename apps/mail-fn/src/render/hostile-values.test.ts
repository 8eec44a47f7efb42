import { simpleParser } from 'mailparser';
import { describe, expect, test } from 'vitest';
import { buildMimeMessage } from '../ses/mime-message.ts';
import { mailTo, toKim, toLee } from '../test-support/sample-entries.ts';
import { accountMail, type Mail } from '../mails/index.ts';
import { readerOf } from './test-support/mail-sample.ts';
import { authMailSamples, mailSamples } from './test-support/mail-samples.ts';

const HOSTILE =
  '"\'><img src=x onerror=alert(1)></p><script>1</script>\r\nBcc: all@evil.example\r\n\r\nOpen the task:\u2028\u202Ehttp://e.vil\u0000';

/** An encoded word of plain ASCII; decoded, it breaks the line and turns the reading direction around. */
const ENCODED_WORD = '=?utf-8?Q?=0D=0ABcc:_all@evil.example_=E2=80=AE?=';

/** The fields that hold what a user typed, or what a device says about itself. */
const TYPED = new Set(['name', 'title', 'text', 'role', 'body', 'description', 'labels']);
const SAID_BY_DEVICES = new Set(['browser', 'os', 'addressPrefix', 'timeZone', 'token', 'requestId', 'key']);
const TYPED_CHANGES =
  /^(title|description|labels|parts\.order|part\.role|checklistItem\.text|checklist\.order|body)$/;

/** The same value with something hostile for each text that is not ours. Member roles are ours. */
function withHostileTexts(value: unknown, hostile: string, isHostile = false): unknown {
  if (typeof value === 'string') return isHostile ? hostile : value;
  if (Array.isArray(value)) return value.map((item) => withHostileTexts(item, hostile, isHostile));
  if (typeof value !== 'object' || value === null) return value;
  const record = value as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(record).map(([name, inner]) => {
      const isTyped = TYPED.has(name) && !['owner', 'editor', 'viewer'].includes(inner as string);
      const isChange = /^(from|to)$/.test(name) && TYPED_CHANGES.test(String(record['field']));
      return [name, withHostileTexts(inner, hostile, isTyped || isChange || SAID_BY_DEVICES.has(name))];
    }),
  );
}

function hostileMails(hostile: string): readonly (readonly [string, Mail])[] {
  const made = <T>(value: T) => withHostileTexts(value, hostile) as T;
  return [
    ...mailSamples.map(([name, sample]) => {
      return [name, mailTo(made(readerOf(sample, toKim)), made(sample.entry))] as const;
    }),
    ...Object.values(authMailSamples).map((mail) => {
      const hostileMail = made({ ...mail, to: toLee });
      return [`auth.${mail.mail}`, accountMail(hostileMail, 'https://baton.example.com')] as const;
    }),
  ];
}

async function parsed(mail: Mail) {
  return simpleParser(Buffer.from(buildMimeMessage('Baton <baton@example.com>', mail, mail.render())));
}

describe.each(hostileMails(HOSTILE))('with hostile values, the mail "%s"', (_, mail) => {
  const { subject, html, text } = mail.render();

  test('shows them in HTML as text', () => {
    expect(html).not.toMatch(/<(img|script)/i);
    expect(html).not.toMatch(/href="(?!https:\/\/baton\.example\.com\/)/);
    expect(html).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
    expect(html.match(/<a /g)?.length ?? 0).toBe(
      html.match(/href="https:\/\/baton\.example\.com\//g)?.length ?? 0,
    );
  });

  test('has a subject of one line', () => {
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202E]/u);
  });

  test('adds no line of ours to the plain text', () => {
    expect(text).not.toMatch(/^Bcc:/m);
    expect(text.match(/^Open the task:$/gm)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/^http(?!s:\/\/baton\.example\.com\/)/m);
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/);
  });

  test('has no header but ours', async () => {
    const task = ['in-reply-to', 'references'];
    // mailparser gathers what begins with List- under one name.
    const { listId } = mail;
    expect([...(await parsed(mail)).headers.keys()].sort()).toEqual(
      [
        'auto-submitted',
        'content-type',
        'date',
        'feedback-id',
        'from',
        ...(listId ? ['list'] : []),
        ...(mail.taskId ? task : []),
        'message-id',
        'mime-version',
        'subject',
        'to',
        'x-auto-response-suppress',
        'x-baton-entry',
        'x-baton-request-id',
      ].sort(),
    );
  });
});

test.each([...hostileMails(HOSTILE), ...hostileMails(ENCODED_WORD)])(
  'whoever decodes the headers of the mail "%s" reads one line each, in its own direction',
  async (_, mail) => {
    const { headers, subject, to, from } = await parsed(mail);
    expect([to, from]).toMatchObject([
      { value: [{ address: mail.recipient.email }] },
      { value: [{ address: 'baton@example.com', name: 'Baton' }] },
    ]);
    const [reader] = to && 'value' in to ? to.value : [];
    for (const text of [subject, reader?.name, headers.get('x-baton-request-id')]) {
      expect(text).not.toMatch(/[\r\n\u2028\u202E]/);
    }
  },
);
