import { Duration } from 'aws-cdk-lib';
import { Dashboard, type IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { dataWidgets } from './dashboard-data.ts';
import { edgeWidgets } from './dashboard-edge.ts';
import { WIDGETS_A_ROW } from './dashboard-graphs.ts';
import { mailWidgets } from './dashboard-mail.ts';

export interface StageDashboardProps {
  readonly stage: Stage;
  readonly distributionId: string;
  readonly authApiId: string;
  readonly loadBalancerName: string;
}

/** The whole stage on a page: who asks, what is answered, what it runs on, and how mails fare. */
export class StageDashboard extends Construct {
  constructor(scope: Construct, id: string, props: StageDashboardProps) {
    super(scope, id);
    const sections = [edgeWidgets(props), dataWidgets(props.stage), mailWidgets(props.stage)];
    new Dashboard(this, 'Dashboard', {
      dashboardName: resourceName(props.stage, 'overview'),
      defaultInterval: Duration.hours(12),
      widgets: sections.flatMap(rowsOf),
    });
  }
}

function rowsOf(widgets: readonly IWidget[]): IWidget[][] {
  const rows = Math.ceil(widgets.length / WIDGETS_A_ROW);
  return Array.from({ length: rows }, (_, row) =>
    widgets.slice(row * WIDGETS_A_ROW, (row + 1) * WIDGETS_A_ROW),
  );
}
