/** One copy of the whole system: all that differs between development and production. */
export interface Stage {
  /** Part of every name, so that stages can share an account. */
  readonly name: 'dev' | 'prod';
  readonly region: string;
  /** Two zones of the region in which the instance types below exist. */
  readonly availabilityZones: readonly [string, string];
  /** The region's id of `com.amazonaws.global.cloudfront.origin-facing`, from `aws ec2 describe-managed-prefix-lists`. */
  readonly cloudFrontPrefixListId: string;
  /**
   * Where the site answers. Without one it answers at `cloudFrontHost`, and as there is nothing to have a certificate
   * for, CloudFront reaches the load balancer over plain HTTP: for trials only.
   */
  readonly domain?: Domain;
  /** The host that CloudFront gives the site, known after the first deployment of the unit `web`. */
  readonly cloudFrontHost?: string;
  /** Who is mailed about alarms and the budget. */
  readonly alarmsEmail: string;
  /** US dollars, for the whole account that the stage is in. */
  readonly monthlyBudget: number;
  /** Keeps data and stacks from being deleted by a command. */
  readonly protectData: boolean;
  readonly logRetentionDays: 30 | 90;
  /** The values by which the distribution proves itself, by numbers that only rise; docs/deploy/day-two.md on rotating. */
  readonly originSecrets: {
    /** What load balancer and HTTP API take: one, or two while the value is changed. */
    readonly accepted: readonly [number] | readonly [number, number];
    /** What the distribution sends, one of these. */
    readonly sent: number;
  };
  readonly taskApi: {
    readonly instanceType: ContainerInstanceType;
    /** Tasks of which each fills an instance; two or more stand in two zones. */
    readonly minTasks: number;
    readonly maxTasks: number;
  };
  readonly auth: {
    /**
     * The most sign-ins and the like at once. AWS sets it aside and wants 100 left over, so an account whose limit
     * is lower must have it raised first.
     */
    readonly reservedConcurrency: number;
  };
  readonly mail: {
    /**
     * Mails a second. SES limits account and region together, to 1 in its sandbox and 14 for a start after it, so
     * the stages of an account share that: `aws sesv2 get-account --query SendQuota.MaxSendRate`.
     */
    readonly ratePerSecond: number;
  };
  /** The share of requests that are traced into mails, 0 to 1. */
  readonly tracesRatio: number;
  readonly delivery: {
    /** The repository on GitHub that deploys the stage, `owner/name`. */
    readonly repository: string;
    /** One stage of an account does; the others find it there. */
    readonly makesGitHubProvider: boolean;
  };
  readonly database: {
    readonly instanceClass: string;
    readonly multiAz: boolean;
    readonly storageGiB: number;
    readonly maxStorageGiB: number;
    readonly backupDays: number;
  };
}

/** A domain whose hosted zone is in Route 53 in the same account. */
export interface Domain {
  /** The host of the site, and of the addresses that mails come from. */
  readonly name: string;
  readonly hostedZoneId: string;
  /** `name` or a parent of it. */
  readonly hostedZoneName: string;
}

/** Sizes that `container-size.ts` knows. */
export type ContainerInstanceType = 't4g.small' | 't4g.medium';

/** The address that mails come from. */
export function mailAddress({ domain, alarmsEmail }: Stage): string {
  return domain ? `baton@${domain.name}` : alarmsEmail;
}

/** Without a trailing slash. Before CloudFront's host is known, a host that never answers. */
export function siteOrigin({ domain, cloudFrontHost }: Stage): string {
  return `https://${domain?.name ?? cloudFrontHost ?? 'site.invalid'}`;
}
