export { createAdmission } from './admission.ts';
export { createRateLimits, RATE_LIMITS_CHANNEL, type RateLimits } from './rate-limits.ts';
