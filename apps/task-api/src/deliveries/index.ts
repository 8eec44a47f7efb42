export { createDeliveries } from './create-deliveries.ts';
