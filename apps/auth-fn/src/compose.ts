import { createAccessTokenVerifier } from '@baton/access-token';
import { createDynamoDb, createDynamoDbTransport, type DynamoDb } from '@baton/aws-requests';
import { createLocalJWKSet } from 'jose';
import { createDeleteAccount, deleteAccountEndpoint } from './account-deletion/index.ts';
import { AccountsRepository, createPasswordConfirmation, createPasswordPolicy } from './accounts/index.ts';
import type { Env } from './env.ts';
import { createHandler, type Handler } from './handler.ts';
import { createRouter } from './http/index.ts';
import { createLogin, loginEndpoint } from './login/index.ts';
import { createLogout, logoutEndpoint } from './logout/index.ts';
import { createUpdateMe, meEndpoint, updateMeEndpoint } from './me/index.ts';
import { createLogger } from '@baton/json-log';
import { createMailLink, LinkLimitsRepository, OneTimeTokensRepository } from './one-time-tokens/index.ts';
import { createOwnSessions, ownSessionsEndpoints } from './own-sessions/index.ts';
import {
  createRequestPasswordReset,
  createResetPassword,
  requestPasswordResetEndpoint,
  resetPasswordEndpoint,
} from './password-reset/index.ts';
import { AuthTable } from './platform/index.ts';
import { createRateLimiter } from './rate-limits/index.ts';
import { createRefresh, refreshEndpoint } from './refresh/index.ts';
import { createRegister, registerEndpoint } from './register/index.ts';
import { createAccessTokenIssuer, createCallerAccount, SessionsRepository } from './sessions/index.ts';
import {
  createKeyRotation,
  createSigningKeys,
  jwksEndpoint,
  SigningKeysRepository,
} from './signing-keys/index.ts';
import {
  createRequestVerification,
  createVerifyEmail,
  requestVerificationEndpoint,
  verifyEmailEndpoint,
} from './verification/index.ts';

/** What the function takes from outside, beside its environment. */
export interface World {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Takes the log, line by line. */
  readonly writeLog: (line: string) => void;
  readonly dynamoDb: DynamoDb;
}

/** Of one attempt, in milliseconds, so that a caller is answered while API Gateway still listens. */
const DYNAMODB_LIMIT = 2_000;
const DYNAMODB_ATTEMPTS = 2;

/** Builds the handler. */
export function compose(env: Env, world: Partial<World> = {}): Handler {
  const now = world.now ?? Date.now;
  const logger = createLogger({
    app: 'auth-fn',
    level: env.logLevel,
    write: world.writeLog ?? ((line) => process.stdout.write(line)),
  });
  const dynamoDb =
    world.dynamoDb ??
    createDynamoDb(createDynamoDbTransport(env.dynamoDb, { timeoutMs: DYNAMODB_LIMIT }), {
      attempts: DYNAMODB_ATTEMPTS,
    });
  const table = new AuthTable(dynamoDb, env.table);
  const accounts = new AccountsRepository(table);
  const sessions = new SessionsRepository(table);
  const tokens = new OneTimeTokensRepository(table);
  const limits = new LinkLimitsRepository(table);
  const mailLink = createMailLink({ tokens, limits });
  const judgePassword = createPasswordPolicy();
  const confirmPassword = createPasswordConfirmation({ logger });
  const callerAccount = createCallerAccount({ accounts, sessions, now });
  const keyRotation = createKeyRotation({ repository: new SigningKeysRepository(table), logger, now });
  const signingKeys = createSigningKeys({ rotation: keyRotation, now });

  const { issuer, audience } = env;
  const accessTokenIssuer = createAccessTokenIssuer({ signingKeys, issuer, audience, now });
  const verifyAccessToken = createAccessTokenVerifier({
    issuer,
    audience,
    keys: async (header, token) => createLocalJWKSet((await signingKeys(header.kid)).jwks)(header, token),
  });

  const api = createRouter({
    logger,
    siteOrigins: env.siteOrigins,
    verifyAccessToken,
    admit: createRateLimiter({ now }),
    endpoints: [
      registerEndpoint(createRegister({ table, accounts, judgePassword, mailLink, limits, now })),
      loginEndpoint(createLogin({ accounts, sessions, accessTokenIssuer, logger, now })),
      refreshEndpoint(createRefresh({ accounts, sessions, accessTokenIssuer, logger, now })),
      logoutEndpoint(createLogout({ sessions })),
      meEndpoint(callerAccount),
      updateMeEndpoint(
        createUpdateMe({
          table,
          callerAccount,
          accounts,
          sessions,
          tokens,
          confirmPassword,
          judgePassword,
          logger,
          now,
        }),
      ),
      deleteAccountEndpoint(
        createDeleteAccount({ table, callerAccount, accounts, sessions, confirmPassword, logger, now }),
      ),
      requestVerificationEndpoint(
        createRequestVerification({ table, callerAccount, accounts, mailLink, limits, now }),
      ),
      verifyEmailEndpoint(createVerifyEmail({ table, accounts, tokens, now })),
      requestPasswordResetEndpoint(createRequestPasswordReset({ table, accounts, mailLink, now })),
      resetPasswordEndpoint(createResetPassword({ table, accounts, tokens, judgePassword, logger, now })),
      ...ownSessionsEndpoints(createOwnSessions({ callerAccount, sessions, now })),
      jwksEndpoint(signingKeys),
    ],
  });
  return createHandler({ api, keyRotation });
}
