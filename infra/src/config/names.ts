import type { TableDefinition } from '@baton/tables';
import type { Domain, Stage } from './stage.ts';

/** What is deployed by itself. */
export type Unit = 'foundation' | 'delivery' | 'mail' | 'auth' | 'task-api' | 'web';

type StageName = Pick<Stage, 'name'>;

/** A fixed name by which another unit, a dashboard or an operator finds a resource, e.g. `baton-dev-bus`. */
export function resourceName(stage: StageName, name: string): string {
  return `baton-${stage.name}-${name}`;
}

export function tableName(stage: StageName, table: TableDefinition): string {
  return resourceName(stage, table.name);
}

/** The secret that holds a value of `ORIGIN_HEADER`. @param number of the value; each is made once */
export function originSecretName(stage: StageName, number: number): string {
  return resourceName(stage, `origin-header-${number}`);
}

/** The header by which the load balancer knows that a request has come through the stage's own distribution. */
export const ORIGIN_HEADER = 'x-baton-origin';

/** The region from which CloudFront takes certificates and firewalls. */
export const EDGE_REGION = 'us-east-1';

/** Parameters of the unit `web` in CloudFront's region. */
export const WEB_ACL_PARAMETER = 'web-acl-arn';

/** Parameter of the unit `web` in the stage's region. */
export const DISTRIBUTION_PARAMETER = 'distribution-id';

/** Its name holds the domain, so that another domain's certificate is read anew. */
export function certificateParameter(domain: Domain): string {
  return `certificate-arn/${domain.name}`;
}

/** The Auto Scaling group of the instances. */
export function containerInstancesName(stage: StageName): string {
  return resourceName(stage, 'container-instances');
}

/** By which tasks of the cluster get their instances. */
export function capacityProviderName(stage: StageName): string {
  return resourceName(stage, 'instances');
}

/** Metrics that are made of log lines. */
export function metricNamespace(stage: StageName): string {
  return `Baton/${stage.name}`;
}

/** Milliseconds from a stream to mail-fn's queue, by what mail-fn says of each event. */
export const STREAM_LAG_METRIC = 'stream-lag';

/** Of the line that task-api's relay writes every minute; the age is in milliseconds. */
export const OUTBOX_METRICS = {
  age: 'outbox-age',
  moved: 'outbox-moved',
  retries: 'outbox-retries',
} as const;

/** The repository that delivery owns and task-api's image is pulled from. */
export function imageRepositoryName(stage: StageName): string {
  return resourceName(stage, 'task-api');
}

/** `iss` and `aud` of access tokens, agreed between auth-fn and task-api. */
export function tokenNames(stage: StageName): { readonly issuer: string; readonly audience: string } {
  return { issuer: resourceName(stage, 'auth'), audience: resourceName(stage, 'task-api') };
}

/** Where a unit publishes a value that AWS makes up, for other units to read when they are deployed. */
export function parameterName(stage: StageName, unit: Unit, name: string): string {
  return `/baton/${stage.name}/${unit}/${name}`;
}
