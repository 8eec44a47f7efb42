export { requestPasswordResetEndpoint } from './request-password-reset.handler.ts';
export { createRequestPasswordReset } from './request-password-reset.service.ts';
export { resetPasswordEndpoint } from './reset-password.handler.ts';
export { createResetPassword } from './reset-password.service.ts';
