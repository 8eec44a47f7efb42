import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ConnectionError } from 'sequelize';
import * as z from 'zod';

/** Gives the password to connect with; asked anew for every connection. */
export type DatabasePassword = () => Promise<string>;

/** Below what a request waits for a connection. Milliseconds. */
const TIME_LIMIT_MS = 2_000;

const secretSchema = z
  .string()
  .transform((text) => z.object({ password: z.string() }).parse(JSON.parse(text)));

/**
 * The password in a secret that RDS keeps and changes every week: whoever remembered it could not connect any
 * more. While Secrets Manager does not answer, the last one known is tried.
 * @param secretArn of a secret `{"username": …, "password": …}`
 */
export function createDatabasePassword(
  secretArn: string,
  client: Pick<SecretsManagerClient, 'send'> = createSecretsManager(),
): DatabasePassword {
  let lastKnown: string | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    try {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }), {
        abortSignal: AbortSignal.timeout(TIME_LIMIT_MS),
      });
      lastKnown = secretSchema.parse(SecretString).password;
      return lastKnown;
    } catch (cause) {
      if (lastKnown !== undefined) return lastKnown;
      throw new ConnectionError(new Error('The password of the database cannot be read', { cause }));
    }
  }

  return async () => {
    // A pool that fills opens its connections at once.
    asking ??= ask().finally(() => {
      asking = undefined;
    });
    return asking;
  };
}

function createSecretsManager(): SecretsManagerClient {
  return new SecretsManagerClient({
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 1_500, throwOnRequestTimeout: true },
  });
}
