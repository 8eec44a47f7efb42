import { createAccessTokenVerifier } from '@baton/access-token';
import { createLocalJWKSet } from 'jose';
import { AccountsRepository } from './accounts/index.ts';
import type { Env } from './env.ts';
import { type ApiHandler, createRouter } from './http/index.ts';
import { createLogin, loginEndpoint } from './login/index.ts';
import { createLogout, logoutEndpoint } from './logout/index.ts';
import { createMe, meEndpoint } from './me/index.ts';
import { createLogger } from '@baton/json-log';
import { AuthTable, createDynamoDbClient } from './platform/index.ts';
import { createRefresh, refreshEndpoint } from './refresh/index.ts';
import { createRegister, registerEndpoint } from './register/index.ts';
import { createAccessTokenIssuer, SessionsRepository } from './sessions/index.ts';
import { createSigningKeys, jwksEndpoint, SigningKeysRepository } from './signing-keys/index.ts';

/** What the function takes from outside, beside its environment. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Takes the log, line by line. */
  readonly writeLog: (line: string) => void;
  readonly dynamoDb: ReturnType<typeof createDynamoDbClient>;
}

/** Builds the handler; region, credentials and endpoint of DynamoDB come from the SDK's own variables. */
export function compose(env: Env, world: Partial<World> = {}): ApiHandler {
  const now = world.now ?? Date.now;
  const logger = createLogger({
    app: 'auth-fn',
    level: env.logLevel,
    write: world.writeLog ?? ((line) => process.stdout.write(line)),
  });
  const table = new AuthTable(world.dynamoDb ?? createDynamoDbClient(), env.table);
  const accounts = new AccountsRepository(table);
  const sessions = new SessionsRepository(table);
  const signingKeys = createSigningKeys({ repository: new SigningKeysRepository(table), now });

  const { issuer, audience } = env;
  const issueAccessToken = createAccessTokenIssuer({ signingKeys, issuer, audience, now });
  const verifyAccessToken = createAccessTokenVerifier({
    issuer,
    audience,
    keys: async (header, token) => createLocalJWKSet((await signingKeys()).jwks)(header, token),
  });

  return createRouter({
    logger,
    siteOrigins: env.siteOrigins,
    verifyAccessToken,
    endpoints: [
      registerEndpoint(createRegister({ accounts, now })),
      loginEndpoint(createLogin({ accounts, sessions, issueAccessToken, logger, now })),
      refreshEndpoint(createRefresh({ accounts, sessions, issueAccessToken, logger, now })),
      logoutEndpoint(createLogout({ sessions })),
      meEndpoint(createMe({ accounts })),
      jwksEndpoint(signingKeys),
    ],
  });
}
