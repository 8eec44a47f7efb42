import type { App } from 'aws-cdk-lib';
import { CfnQueryDefinition } from 'aws-cdk-lib/aws-logs';
import { BatonStack } from '../app/baton-stack.ts';
import { alarmTopic } from '../app/foundation-values.ts';
import { DISTRIBUTION_PARAMETER, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { StageDashboard } from '../constructs/stage-dashboard.ts';
import { TableAlarms } from '../constructs/table-alarms.ts';

const APPS = ['task-api', 'auth-fn', 'mail-fn'];

/** Every line about one request, from CloudFront to the mail; its id is in the answer and in the mail's header. */
const ONE_REQUEST = `fields @timestamp, coalesce(app, service) as part, level, coalesce(message, msg) as what, @message
| filter requestId = "the id: x-request-id of the answer, X-Baton-Request-Id of the mail"
| sort @timestamp
| limit 200`;

export interface WatchStackProps {
  readonly stage: Stage;
}

/** The stage seen as a whole. It comes last, when all that it shows is there; each unit has its own alarms. */
export class WatchStack extends BatonStack {
  constructor(app: App, { stage }: WatchStackProps) {
    super(app, { stage, unit: 'web', suffix: 'watch' });
    new StageDashboard(this, 'Overview', {
      stage,
      distributionId: this.published('web', DISTRIBUTION_PARAMETER),
      authApiId: this.published('auth', 'api-id'),
      loadBalancerName: this.published('task-api', 'load-balancer-name'),
    });
    new TableAlarms(this, 'TableAlarms', { stage, topic: alarmTopic(this) });

    const logGroupNames = APPS.map((name) => `/baton/${stage.name}/${name}`);
    new CfnQueryDefinition(this, 'OneRequest', {
      name: resourceName(stage, 'one-request'),
      logGroupNames,
      queryString: ONE_REQUEST,
    });
  }
}
