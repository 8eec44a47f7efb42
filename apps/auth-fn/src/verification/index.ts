export { requestVerificationEndpoint } from './request-verification.handler.ts';
export { createRequestVerification } from './request-verification.service.ts';
export { verifyEmailEndpoint } from './verify-email.handler.ts';
export { createVerifyEmail } from './verify-email.service.ts';
