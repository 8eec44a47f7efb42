import { authMailRule, mailRule } from '@baton/log-schema';
import { Duration } from 'aws-cdk-lib';
import { Archive, EventBus } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/** SES names its events so. */
const SES_SOURCE = 'aws.ses';

export interface StageBusProps {
  readonly stage: Stage;
}

/**
 * The bus that log entries, mails of accounts and SES's own events pass. All of them are kept for a month, to be
 * replayed: whatever was mailed before is in the ledger and is not mailed again.
 */
export class StageBus extends Construct {
  readonly bus: EventBus;

  constructor(scope: Construct, id: string, { stage }: StageBusProps) {
    super(scope, id);
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: resourceName(stage, 'bus'),
      description: `What happens in Baton, stage ${stage.name}`,
    });
    new Archive(this, 'Archive', {
      archiveName: resourceName(stage, 'archive'),
      sourceEventBus: this.bus,
      // Without a pattern, replayed events would be archived once more.
      eventPattern: {
        source: [mailRule.source, authMailRule.source, SES_SOURCE],
        'replay-name': [{ exists: false }],
      } as object,
      retention: Duration.days(30),
    });
  }
}
