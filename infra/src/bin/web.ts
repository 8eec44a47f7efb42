import { synthesise } from '../app/synthesise.ts';
import { EdgeWatchStack } from '../stacks/edge-watch.stack.ts';
import { EdgeStack } from '../stacks/edge.stack.ts';
import { SiteStack } from '../stacks/site.stack.ts';
import { WatchStack } from '../stacks/watch.stack.ts';

synthesise(process.argv[2] ?? 'dist/infra/web', (app, stage) => {
  const edge = new EdgeStack(app, { stage });
  const site = new SiteStack(app, { stage, assetPath: 'dist/apps/web' });
  site.addStackDependency(edge, 'The distribution takes certificate and firewall from it.');
  new WatchStack(app, { stage }).addStackDependency(site, 'The dashboard shows the distribution.');
  new EdgeWatchStack(app, { stage }).addStackDependency(site, 'Its alarms are about the distribution.');
});
