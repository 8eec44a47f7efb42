import * as z from 'zod';
import { defineRoute } from '../http/route.ts';
import {
  accountResponseSchema,
  loginBodySchema,
  registerBodySchema,
  sessionResponseSchema,
} from './auth.schemas.ts';

const session = { schema: sessionResponseSchema, headers: ['set-cookie'] } as const;

/** Served by auth-fn. */
export const authRoutes = {
  register: defineRoute({
    id: 'register',
    method: 'post',
    path: '/auth/register',
    summary: 'Sign up',
    security: 'none',
    body: registerBodySchema,
    success: { status: 201, description: 'The new account', schema: accountResponseSchema },
    errors: ['email-taken', 'foreign-origin'],
  }),
  login: defineRoute({
    id: 'login',
    method: 'post',
    path: '/auth/login',
    summary: 'Sign in',
    security: 'none',
    body: loginBodySchema,
    success: { status: 200, description: 'An access token, and the refresh cookie', ...session },
    errors: ['invalid-credentials', 'foreign-origin'],
  }),
  refresh: defineRoute({
    id: 'refresh',
    method: 'post',
    path: '/auth/refresh',
    summary: 'Get a new access token; the refresh cookie is replaced too',
    security: 'cookie',
    success: { status: 200, description: 'An access token, and a new refresh cookie', ...session },
    errors: ['unauthenticated', 'session-revoked', 'retry', 'foreign-origin'],
  }),
  logout: defineRoute({
    id: 'logout',
    method: 'post',
    path: '/auth/logout',
    summary: 'End this session',
    security: 'cookie',
    success: { status: 204, description: 'The session has ended', headers: ['set-cookie'] },
    errors: ['foreign-origin'],
  }),
  me: defineRoute({
    id: 'getMe',
    method: 'get',
    path: '/auth/me',
    summary: 'The account of the caller',
    security: 'bearer',
    success: { status: 200, description: 'The account', schema: accountResponseSchema },
    errors: [],
  }),
  jwks: defineRoute({
    id: 'getJwks',
    method: 'get',
    path: '/auth/.well-known/jwks.json',
    summary: 'The public keys that access tokens are verified with (RFC 7517)',
    security: 'none',
    success: {
      status: 200,
      description: 'A JSON Web Key Set',
      schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
    },
    errors: [],
  }),
} as const;
