import { synthesise } from '../app/synthesise.ts';
import { AuthStack } from '../stacks/auth.stack.ts';

synthesise(process.argv[2] ?? 'dist/infra/auth', (app, stage) => {
  new AuthStack(app, { stage, assetPath: 'dist/apps/auth-fn' });
});
