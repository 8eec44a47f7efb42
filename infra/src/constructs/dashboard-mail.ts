import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { metricNamespace, resourceName, STREAM_LAG_METRIC } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { graph, metric } from './dashboard-graphs.ts';

const PIPES = ['log', 'auth'];
const QUEUES = ['mail', 'auth-mail', 'ses-events'];

/** How mails fare, from the streams to what SES hears back. */
export function mailWidgets(stage: Stage): IWidget[] {
  const mailFn = { FunctionName: resourceName(stage, 'mail-fn') };
  const sent = { 'ses:configuration-set': resourceName(stage, 'mail') };
  const pipe = (name: string, metricName: string) =>
    metric(
      'AWS/EventBridge/Pipes',
      metricName,
      { PipeName: resourceName(stage, name) },
      'Sum',
      `${name} ${metricName}`,
    );
  const queue = (name: string, metricName: string, label = name) =>
    metric('AWS/SQS', metricName, { QueueName: resourceName(stage, name) }, 'Maximum', label);
  const ses = (metricName: string) => metric('AWS/SES', metricName, sent, 'Sum');

  return [
    graph(
      'Pipes: records and failures',
      PIPES.flatMap((name) => [pipe(name, 'EventCount'), pipe(name, 'ExecutionFailed')]),
    ),
    graph('Pipes: ms from stream to queue', [
      metric(metricNamespace(stage), STREAM_LAG_METRIC, {}, 'Maximum'),
    ]),
    graph(
      'Queues: events that wait or are being mailed',
      QUEUES.flatMap((name) => [
        queue(name, 'ApproximateNumberOfMessagesVisible', `${name} waiting`),
        queue(name, 'ApproximateNumberOfMessagesNotVisible', `${name} received`),
      ]),
    ),
    graph(
      'Dead letters',
      [...QUEUES, ...PIPES.map((name) => `${name}-pipe`)].map((name) =>
        queue(`${name}-dead-letters`, 'ApproximateNumberOfMessagesVisible'),
      ),
    ),
    graph('mail-fn: runs and errors', [
      metric('AWS/Lambda', 'Invocations', mailFn, 'Sum'),
      metric('AWS/Lambda', 'Errors', mailFn, 'Sum'),
    ]),
    graph('Mails: sent and delivered', [ses('Send'), ses('Delivery')]),
    graph('Mails: bounced, complained of, refused', [ses('Bounce'), ses('Complaint'), ses('Reject')]),
  ];
}
