import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, expect, test } from 'vitest';
import { FUNCTION_FIXTURE } from '../test-support/fixtures.ts';
import { stageNamed, withApp } from '../test-support/synth.ts';
import { AuthStack } from './auth.stack.ts';
import { EdgeStack } from './edge.stack.ts';
import { FoundationStack } from './foundation.stack.ts';
import { MailStack } from './mail.stack.ts';
import { TaskApiBaseStack } from './task-api-base.stack.ts';
import { TaskApiStack } from './task-api.stack.ts';
import { WatchStack } from './watch.stack.ts';

/** Each metric of the dashboard: namespace, name, then dimensions and their values by turns. */
let metrics: string[][];
let watch: Template;
let units: string;

beforeAll(() => {
  const stage = stageNamed('dev');
  withApp((app) => {
    const watchStack = new WatchStack(app, { stage });
    const others = [
      new FoundationStack(app, { stage }),
      new AuthStack(app, { stage, assetPath: FUNCTION_FIXTURE }),
      new MailStack(app, { stage, assetPath: FUNCTION_FIXTURE }),
      new EdgeStack(app, { stage }),
      new TaskApiBaseStack(app, { stage }),
      new TaskApiStack(app, { stage, imageTag: 'a-tag' }),
    ];
    watch = Template.fromStack(watchStack);
    units = JSON.stringify(others.map((each) => Template.fromStack(each).toJSON()));
  });
  const [dashboard] = Object.values(watch.findResources('AWS::CloudWatch::Dashboard'));
  const parts: unknown[] = dashboard?.['Properties'].DashboardBody['Fn::Join'][1];
  const body = JSON.parse(parts.map((part) => (typeof part === 'string' ? part : 'made-up')).join('')) as {
    widgets: { properties: { metrics: unknown[][] } }[];
  };
  metrics = body.widgets.flatMap(({ properties }) =>
    properties.metrics.map((metric) => metric.filter((part) => typeof part === 'string')),
  );
});

const shown = (namespace: string) => metrics.filter(([first]) => first === namespace).map(([, name]) => name);

test('the dashboard shows requests, errors and times of everything that answers', () => {
  expect(shown('AWS/CloudFront')).toEqual(['Requests', '4xxErrorRate', '5xxErrorRate']);
  expect(shown('AWS/ApiGateway')).toEqual(['Count', '4xx', '5xx', 'Latency']);
  expect(shown('AWS/ApplicationELB')).toEqual([
    'RequestCount',
    'HTTPCode_Target_5XX_Count',
    'HTTPCode_ELB_5XX_Count',
    'TargetResponseTime',
  ]);
});

test('the dashboard shows what is reserved, the databases, the outbox and the way of mails', () => {
  expect(shown('AWS/ECS')).toContain('MemoryReservation');
  expect(shown('AWS/RDS')).toContain('CPUUtilization');
  expect(shown('AWS/DynamoDB')).toHaveLength(6);
  expect(shown('Baton/dev')).toEqual(['outbox-age', 'outbox-moved', 'outbox-retries', 'stream-lag']);
  expect(shown('AWS/EventBridge/Pipes')).toContain('ExecutionFailed');
  expect(shown('AWS/SES')).toEqual(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject']);
  expect(shown('AWS/SQS')).toContain('ApproximateNumberOfMessagesNotVisible');
});

test("each of our own metrics on the dashboard is made of what a unit's log says", () => {
  for (const name of shown('Baton/dev')) expect(units).toContain(`"MetricName":"${name}"`);
});

test.each([
  'PipeName',
  'QueueName',
  'FunctionName',
  'TableName',
  'ses:configuration-set',
  'WebACL',
  'ClusterName',
  'ServiceName',
  'DBInstanceIdentifier',
])('each %s on the dashboard is the name of what a unit makes', (dimension) => {
  const names = metrics.flatMap((metric) => {
    const at = metric.indexOf(dimension);
    return at < 0 ? [] : [metric[at + 1] as string];
  });
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) expect(units).toContain(`"${name}"`);
});

test('a table that throttles is told to the operators', () => {
  const alarms = Object.values(watch.findResources('AWS::CloudWatch::Alarm'));
  expect(alarms.map(({ Properties }) => Properties.AlarmName)).toEqual([
    'baton-dev-auth-table-throttled',
    'baton-dev-log-table-throttled',
    'baton-dev-mail-table-throttled',
  ]);
});

test('one query follows a request through the logs of all apps', () => {
  watch.hasResourceProperties('AWS::Logs::QueryDefinition', {
    Name: 'baton-dev-one-request',
    LogGroupNames: ['/baton/dev/task-api', '/baton/dev/auth-fn', '/baton/dev/mail-fn'],
  });
});
