import type { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { EDGE_REGION, resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';
import { graph, metric } from './dashboard-graphs.ts';

/** What people ask for and how they are answered: CloudFront, firewall, task-api, auth-fn. */
export function edgeWidgets(options: {
  readonly stage: Stage;
  readonly distributionId: string;
  readonly authApiId: string;
  /** Its name as metrics have it: `app/<name>/<id>`. */
  readonly loadBalancerName: string;
}): IWidget[] {
  const { stage, distributionId, authApiId, loadBalancerName } = options;
  const distribution = { DistributionId: distributionId, Region: 'Global' };
  const firewall = { WebACL: resourceName(stage, 'site'), Rule: 'ALL' };
  const authFn = { FunctionName: resourceName(stage, 'auth-fn') };
  const loadBalancer = (name: string, statistic: string) =>
    metric('AWS/ApplicationELB', name, { LoadBalancer: loadBalancerName }, statistic);

  return [
    graph('CloudFront: requests', [metric('AWS/CloudFront', 'Requests', distribution, 'Sum')], EDGE_REGION),
    graph(
      'CloudFront: errors, %',
      [
        metric('AWS/CloudFront', '4xxErrorRate', distribution, 'Average'),
        metric('AWS/CloudFront', '5xxErrorRate', distribution, 'Average'),
      ],
      EDGE_REGION,
    ),
    graph('Firewall: blocked', [metric('AWS/WAFV2', 'BlockedRequests', firewall, 'Sum')], EDGE_REGION),
    graph('auth-fn: requests and errors', [
      metric('AWS/ApiGateway', 'Count', { ApiId: authApiId }, 'Sum'),
      metric('AWS/ApiGateway', '4xx', { ApiId: authApiId }, 'Sum'),
      metric('AWS/ApiGateway', '5xx', { ApiId: authApiId }, 'Sum'),
    ]),
    graph('task-api: requests', [loadBalancer('RequestCount', 'Sum')]),
    graph('task-api: errors', [
      loadBalancer('HTTPCode_Target_5XX_Count', 'Sum'),
      loadBalancer('HTTPCode_ELB_5XX_Count', 'Sum'),
    ]),
    graph('task-api: seconds, p99', [loadBalancer('TargetResponseTime', 'p99')]),
    graph('auth-fn: ms, p99', [
      metric('AWS/ApiGateway', 'Latency', { ApiId: authApiId }, 'p99'),
      metric('AWS/Lambda', 'Duration', authFn, 'p99'),
    ]),
  ];
}
