import { synthesise } from '../app/synthesise.ts';
import { FoundationStack } from '../stacks/foundation.stack.ts';

synthesise(process.argv[2] ?? 'dist/infra/foundation', (app, stage) => {
  new FoundationStack(app, { stage });
});
