import { Stack, Tags } from 'aws-cdk-lib';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { App } from 'aws-cdk-lib';
import { parameterName, resourceName, type Unit } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

export interface BatonStackProps {
  readonly stage: Stage;
  readonly unit: Unit;
  /**
   * Tells apart the stacks of one unit.
   * @default - the unit has this stack only
   */
  readonly suffix?: string;
  /** @default - the stage's region */
  readonly region?: string;
}

/** A stack `baton-<stage>-<unit>[-<suffix>]`, tagged with both, for whichever account it is deployed to. */
export abstract class BatonStack extends Stack {
  readonly stage: Stage;
  private readonly unit: Unit;

  constructor(app: App, { stage, unit, suffix, region = stage.region }: BatonStackProps) {
    super(app, resourceName(stage, suffix ? `${unit}-${suffix}` : unit), {
      env: { region },
      terminationProtection: stage.protectData,
    });
    this.stage = stage;
    this.unit = unit;
    Tags.of(this).add('app', 'baton');
    Tags.of(this).add('stage', stage.name);
    Tags.of(this).add('unit', unit);
  }

  /** Publishes a value for other units. */
  publish(name: string, value: string): void {
    const parameter = parameterName(this.stage, this.unit, name);
    new StringParameter(this, `Parameter-${name}`, { parameterName: parameter, stringValue: value });
  }

  /** A value that another unit has published, read by CloudFormation at every deployment. */
  published(unit: Unit, name: string): string {
    return StringParameter.valueForStringParameter(this, parameterName(this.stage, unit, name));
  }
}
