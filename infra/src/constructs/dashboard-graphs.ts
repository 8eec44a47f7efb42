import { GraphWidget, type IMetric, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ALARM_PERIOD } from './stage-alarm.ts';

export const WIDGETS_A_ROW = 4;
/** CloudWatch's grid. */
const COLUMNS = 24;

/** A quarter of a row. */
export function graph(title: string, left: readonly IMetric[], region?: string): GraphWidget {
  return new GraphWidget({
    title,
    left: [...left],
    width: COLUMNS / WIDGETS_A_ROW,
    ...(region && { region }),
  });
}

export function metric(
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: string,
  label = metricName,
): Metric {
  return new Metric({ namespace, metricName, dimensionsMap, statistic, period: ALARM_PERIOD, label });
}
