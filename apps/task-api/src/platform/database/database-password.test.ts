import { ConnectionError } from 'sequelize';
import { expect, test } from 'vitest';
import { createDatabasePassword } from './database-password.ts';

const ARN = 'arn:aws:secretsmanager:ap-northeast-2:111122223333:secret:rds!db-1';

/** Secrets Manager with these answers, one after another; an error is no answer. */
function secretsManager(...answers: (string | Error)[]) {
  const asked: unknown[] = [];
  return {
    asked,
    send: async ({ input }: { input: unknown }) => {
      asked.push(input);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { SecretString: answer, $metadata: {} };
    },
  };
}

function passwordFrom(client: ReturnType<typeof secretsManager>) {
  return createDatabasePassword(ARN, client as never);
}

const secret = (password: string) => JSON.stringify({ username: 'baton', password });

test('each connection asks for the password, so a changed one is used at once', async () => {
  const client = secretsManager(secret('old'), secret('new'));
  const password = passwordFrom(client);
  expect(await password()).toBe('old');
  expect(await password()).toBe('new');
  expect(client.asked).toEqual([{ SecretId: ARN }, { SecretId: ARN }]);
});

test('connections that are opened at once ask once', async () => {
  const client = secretsManager(secret('old'));
  const password = passwordFrom(client);
  expect(await Promise.all([password(), password(), password()])).toEqual(['old', 'old', 'old']);
  expect(client.asked).toHaveLength(1);
});

test('while Secrets Manager does not answer, the last password is tried', async () => {
  const password = passwordFrom(secretsManager(secret('old'), new Error('timeout'), secret('new')));
  await password();
  expect(await password()).toBe('old');
  expect(await password()).toBe('new');
});

test('without any password there is no connection, and nothing of the secret is told', async () => {
  const password = passwordFrom(secretsManager(new Error('AccessDenied'), '{"passwort":"hunter2"}'));
  await expect(password()).rejects.toThrow(ConnectionError);
  await expect(password()).rejects.toThrow(/^(?!.*hunter2)The password of the database cannot be read$/);
});
