export { createRateLimiter } from './rate-limiter.ts';
