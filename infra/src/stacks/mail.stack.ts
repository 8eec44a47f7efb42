import { authMailKey, authMailRule, authStreamFilter, logStreamFilter, mailRule } from '@baton/log-schema';
import { authTable, mailTable } from '@baton/tables';
import { type App, Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { BatonStack } from '../app/baton-stack.ts';
import { alarmTopic, stageKey, stageTable } from '../app/foundation-values.ts';
import { mailAddress, type Stage, siteOrigin } from '../config/stage.ts';
import { BundleFunction } from '../constructs/bundle-function.ts';
import { FunctionAlarms } from '../constructs/function-alarms.ts';
import { MailRoute } from '../constructs/mail-route.ts';
import { MailSender } from '../constructs/mail-sender.ts';
import { StageAlarm } from '../constructs/stage-alarm.ts';
import { StageBus } from '../constructs/stage-bus.ts';
import { StreamPipe } from '../constructs/stream-pipe.ts';
import { useKeyThroughDynamoDb } from '../constructs/table-key.ts';

export interface MailStackProps {
  readonly stage: Stage;
  /** The built mail-fn. */
  readonly assetPath: string;
}

/** From the streams of the log and the auth table to SES: pipes, bus, rules with their queues, mail-fn. */
export class MailStack extends BatonStack {
  constructor(app: App, { stage, assetPath }: MailStackProps) {
    super(app, { stage, unit: 'mail' });
    const topic = alarmTopic(this);
    const key = stageKey(this);
    const { bus } = new StageBus(this, 'Bus', { stage });

    const mailFn = this.addMailFn(stage, assetPath);
    useKeyThroughDynamoDb(mailFn.function, key, 'read and write');
    const sender = new MailSender(this, 'Sender', { stage, bus });
    sender.grantSend(mailFn.role);

    const routes = [
      { name: 'mail', table: 'log', filter: logStreamFilter, rule: mailRule },
      { name: 'auth-mail', table: 'auth', filter: authStreamFilter, rule: authMailRule },
    ] as const;
    for (const { name, table, filter, rule } of routes) {
      const streamArn = this.published('foundation', `${table}-stream-arn`);
      new StreamPipe(this, `Pipe-${table}`, { stage, topic, bus, key, streamArn, name: table, filter, rule });
      new MailRoute(this, `Route-${name}`, { stage, topic, bus, mailFn: mailFn.function, name, rule });
    }

    new FunctionAlarms(this, 'MailFnAlarms', {
      stage,
      topic,
      name: 'mail-fn',
      target: mailFn,
      onErrors: 'mail-fn fails: mails are late. Each is tried again every 3 minutes for 12 hours.',
    });
    this.addReputationAlarms(stage, topic);
  }

  private addMailFn(stage: Stage, assetPath: string): BundleFunction {
    const ledger = stageTable(this, mailTable);
    const auth = stageTable(this, authTable);
    const mailFn = new BundleFunction(this, 'MailFn', {
      stage,
      name: 'mail-fn',
      description: 'One mail for each recipient of a log entry, and mails about accounts',
      assetPath,
      timeout: Duration.seconds(30),
      memoryMb: 512,
      environment: {
        MAIL_TABLE: ledger.tableName,
        AUTH_TABLE: auth.tableName,
        MAIL_FROM: `Baton <${mailAddress(stage)}>`,
        SITE_URL: siteOrigin(stage),
      },
    });
    mailFn.function.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [ledger.tableArn] }),
    );
    mailFn.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem'],
        resources: [auth.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [authMailKey('*').pk] } },
      }),
    );
    return mailFn;
  }

  /** SES reviews an account at 5 % and 0.1 %, and stops it at 10 % and 0.5 %. */
  private addReputationAlarms(stage: Stage, topic: ITopic): void {
    const limits = [
      { metricName: 'Reputation.BounceRate', name: 'bounce-rate', threshold: 0.04, what: 'bounce' },
      {
        metricName: 'Reputation.ComplaintRate',
        name: 'complaint-rate',
        threshold: 0.0008,
        what: 'are complained of',
      },
    ];
    for (const { metricName, name, threshold, what } of limits) {
      new StageAlarm(this, name, {
        stage,
        topic,
        name,
        description: `So many mails ${what} that SES may soon stop the account; see the suppression list.`,
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName,
          statistic: 'Average',
          period: Duration.hours(1),
        }),
        threshold,
      });
    }
  }
}
