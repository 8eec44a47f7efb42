export { type Rate, TokenBuckets } from './token-buckets.ts';
