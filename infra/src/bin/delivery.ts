import { synthesise } from '../app/synthesise.ts';
import { DeliveryStack } from '../stacks/delivery.stack.ts';

synthesise(process.argv[2] ?? 'dist/infra/delivery', (app, stage) => {
  new DeliveryStack(app, { stage });
});
