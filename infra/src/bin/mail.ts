import { synthesise } from '../app/synthesise.ts';
import { MailStack } from '../stacks/mail.stack.ts';

synthesise(process.argv[2] ?? 'dist/infra/mail', (app, stage) => {
  new MailStack(app, { stage, assetPath: 'dist/apps/mail-fn' });
});
