import type { Account, authRoutes, SessionResponse } from '../../auth/index.ts';
import type { ExamplesOf } from './example-of.ts';
import { KIM } from './samples.ts';

const ACCOUNT: Account = { ...KIM, email: 'kim@example.com', locale: 'ko', emailVerified: true };
const PASSWORD = 'a long sentence is best';
const TOKEN = '019abd3e-0000-7000-8000-0000000ab001.bm90IGEgcmVhbCBzZWNyZXQ';
const DEVICE = {
  device: { browser: 'Chrome', os: 'Linux' },
  addressPrefix: '203.0.113.0/24',
  timeZone: 'Asia/Seoul',
};

const SIGNED_IN: SessionResponse = {
  accessToken: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIwMTlhIn0.c2lnbmF0dXJl',
  tokenType: 'Bearer',
  expiresIn: 600,
  user: ACCOUNT,
};

export const authExamples: ExamplesOf<typeof authRoutes> = {
  register: {
    body: { email: ACCOUNT.email, password: PASSWORD, name: ACCOUNT.name, locale: 'ko' },
    success: { user: { ...ACCOUNT, emailVerified: false } },
  },
  login: {
    body: { email: ACCOUNT.email, password: PASSWORD, timeZone: 'Asia/Seoul' },
    success: SIGNED_IN,
  },
  refresh: { success: SIGNED_IN },
  logout: {},
  me: { success: { user: ACCOUNT } },
  updateMe: { body: { locale: 'en' }, success: { user: { ...ACCOUNT, locale: 'en' } } },
  deleteAccount: { body: { password: PASSWORD } },
  requestVerification: {},
  verifyEmail: { body: { token: TOKEN }, success: { user: ACCOUNT } },
  requestPasswordReset: { body: { email: ACCOUNT.email } },
  resetPassword: { body: { token: TOKEN, password: 'another sentence, as long' } },
  listSessions: {
    success: {
      items: [
        {
          id: '019abd3e-0000-7000-8000-0000000ac001',
          current: true,
          ...DEVICE,
          createdAt: '2026-11-02T08:55:00.000Z',
          lastUsedAt: '2026-11-10T14:00:00.000Z',
        },
      ],
    },
  },
  endOtherSessions: {},
  endSession: {},
  listLogins: { success: { items: [{ at: '2026-11-02T08:55:00.000Z', ...DEVICE }] } },
  jwks: {
    success: {
      keys: [
        { kty: 'EC', crv: 'P-256', alg: 'ES256', use: 'sig', kid: '2026-11', x: 'MKBCTNIc', y: '4Etl6SRW' },
      ],
    },
  },
};
