import {
  authMailKey,
  authMailRule,
  authStreamFilter,
  type EventPattern,
  logStreamFilter,
  mailRule,
  sesEventPattern,
} from '@baton/log-schema';
import { authTable, logTable, mailTable } from '@baton/tables';
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
import { configurationSetName, MailSender } from '../constructs/mail-sender.ts';
import { StageAlarm } from '../constructs/stage-alarm.ts';
import { StageBus } from '../constructs/stage-bus.ts';
import { StreamLag } from '../constructs/stream-lag.ts';
import { StreamPipe } from '../constructs/stream-pipe.ts';
import { useKeyThroughDynamoDb } from '../constructs/table-key.ts';
import { tracesEnvironment } from '../constructs/traces.ts';

export interface MailStackProps {
  readonly stage: Stage;
  /** The built mail-fn. */
  readonly assetPath: string;
}

/**
 * Events that mail-fn handles at once, by queue. Mails share the stage's rate, so that more at once would wait for
 * it; AWS takes no less than 2.
 */
const CONCURRENCY = { mail: 3, 'auth-mail': 2, 'ses-events': 2 } as const;
const MAILS_AT_ONCE = CONCURRENCY.mail + CONCURRENCY['auth-mail'];

/**
 * From the streams of the log and the auth table to SES, and back to the ledger what became of mails: pipes, bus,
 * rules with their queues, mail-fn.
 */
export class MailStack extends BatonStack {
  constructor(app: App, { stage, assetPath }: MailStackProps) {
    super(app, { stage, unit: 'mail' });
    const topic = alarmTopic(this);
    const key = stageKey(this);
    const { bus } = new StageBus(this, 'Bus', { stage });

    const mailFn = this.addMailFn(stage, assetPath);
    useKeyThroughDynamoDb(mailFn.function, key, 'read and write');

    const pipes = [
      { name: 'log', filter: logStreamFilter, rule: mailRule },
      { name: 'auth', filter: authStreamFilter, rule: authMailRule },
    ] as const;
    for (const { name, filter, rule } of pipes) {
      const streamArn = this.published('foundation', `${name}-stream-arn`);
      new StreamPipe(this, `Pipe-${name}`, { stage, topic, bus, key, streamArn, name, filter, rule });
    }
    const shared = { stage, topic, bus, mailFn: mailFn.function };
    const route = (name: keyof typeof CONCURRENCY, what: string, pattern: EventPattern) =>
      new MailRoute(this, `Route-${name}`, {
        ...shared,
        name,
        what,
        pattern,
        concurrency: CONCURRENCY[name],
      });
    route('mail', 'Mails', mailRule.pattern);
    route('auth-mail', 'Mails about accounts', authMailRule.pattern);
    const { deadLetters } = route(
      'ses-events',
      'Events that say what became of mails',
      sesEventPattern(configurationSetName(stage)),
    );
    new MailSender(this, 'Sender', { stage, bus, deadLetters }).grantSend(mailFn.role);

    new FunctionAlarms(this, 'MailFnAlarms', {
      stage,
      topic,
      name: 'mail-fn',
      target: mailFn,
      onErrors: 'mail-fn fails: mails are late. Each is tried again every 3 minutes for 12 hours.',
    });
    new StreamLag(this, 'StreamLag', { stage, topic, logGroup: mailFn.logGroup });
    this.addReputationAlarms(stage, topic);
  }

  private addMailFn(stage: Stage, assetPath: string): BundleFunction {
    const log = stageTable(this, logTable);
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
        LOG_TABLE: log.tableName,
        MAIL_TABLE: ledger.tableName,
        AUTH_TABLE: auth.tableName,
        MAIL_FROM: `Baton <${mailAddress(stage)}>`,
        MAIL_CONFIGURATION_SET: configurationSetName(stage),
        MAIL_RATE: String(stage.mail.ratePerSecond / MAILS_AT_ONCE),
        SITE_URL: siteOrigin(stage),
        ...tracesEnvironment(stage),
      },
    });
    mailFn.function.addToRolePolicy(
      new PolicyStatement({ actions: ['dynamodb:GetItem'], resources: [log.tableArn] }),
    );
    mailFn.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:BatchGetItem', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [ledger.tableArn],
      }),
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
        description: `So many mails ${what} that SES may soon stop the account; the ledger has them by project, and so have its owners in the site.`,
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
