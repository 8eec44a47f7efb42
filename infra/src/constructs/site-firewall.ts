import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/**
 * AWS's groups of rules, and which of theirs are counted and block nobody: those that look into bodies and queries,
 * because people write about anything in a task and search for it, and the one that wants a user agent, because a
 * mail provider need not name one when its reader unsubscribes by one click.
 */
const MANAGED_RULES = {
  AWSManagedRulesCommonRuleSet: [
    'CrossSiteScripting_BODY',
    'CrossSiteScripting_QUERYARGUMENTS',
    'EC2MetaDataSSRF_BODY',
    'EC2MetaDataSSRF_QUERYARGUMENTS',
    'GenericLFI_BODY',
    'GenericLFI_QUERYARGUMENTS',
    'GenericRFI_BODY',
    'GenericRFI_QUERYARGUMENTS',
    'NoUserAgent_HEADER',
    'SizeRestrictions_BODY',
    'SizeRestrictions_QUERYSTRING',
  ],
  AWSManagedRulesKnownBadInputsRuleSet: [
    'JavaDeserializationRCE_BODY',
    'Log4JRCE_BODY',
    'Log4JRCE_QUERYSTRING',
  ],
  AWSManagedRulesAmazonIpReputationList: [],
} as const;

/** Requests in five minutes from one address, behind which a whole office can be. */
const ALL_REQUESTS = 10_000;
const SIGN_IN_REQUESTS = 100;

/** It counts anew each half a minute or so. */
const RETRY_AFTER_S = '60';

/** Paths on which passwords and secrets are guessed. */
const GUESSED_PATHS = ['/auth/login', '/auth/register', '/auth/password-', '/auth/email-verification'];

export interface SiteFirewallProps {
  readonly stage: Stage;
}

/** What CloudFront lets in: AWS's managed rules, and limits by address, a tight one where people sign in. */
export class SiteFirewall extends Construct {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, { stage }: SiteFirewallProps) {
    super(scope, id);
    const metrics = (name: string): CfnWebACL.VisibilityConfigProperty => ({
      cloudWatchMetricsEnabled: true,
      metricName: resourceName(stage, name),
      sampledRequestsEnabled: true,
    });
    const rules = [
      rateRule('sign-in-rate', SIGN_IN_REQUESTS, {
        orStatement: { statements: GUESSED_PATHS.map(pathStartsWith) },
      }),
      rateRule('rate', ALL_REQUESTS),
      ...Object.entries(MANAGED_RULES).map(([name, counted]) => managedRules(name, counted)),
    ];
    const webAcl = new CfnWebACL(this, 'WebAcl', {
      name: resourceName(stage, 'site'),
      description: `In front of Baton, stage ${stage.name}`,
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: metrics('site'),
      rules: rules.map((rule, priority) => ({ ...rule, priority, visibilityConfig: metrics(rule.name) })),
    });
    this.webAclArn = webAcl.attrArn;
  }
}

type Rule = Omit<CfnWebACL.RuleProperty, 'priority' | 'visibilityConfig'>;

function rateRule(name: string, limit: number, scopeDownStatement?: CfnWebACL.StatementProperty): Rule {
  return {
    name,
    action: {
      block: {
        customResponse: {
          responseCode: 429,
          responseHeaders: [{ name: 'retry-after', value: RETRY_AFTER_S }],
        },
      },
    },
    statement: {
      rateBasedStatement: {
        aggregateKeyType: 'IP',
        limit,
        evaluationWindowSec: 300,
        ...(scopeDownStatement && { scopeDownStatement }),
      },
    },
  };
}

function managedRules(name: string, counted: readonly string[]): Rule {
  return {
    name,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
  };
}

function pathStartsWith(prefix: string): CfnWebACL.StatementProperty {
  return {
    byteMatchStatement: {
      fieldToMatch: { uriPath: {} },
      positionalConstraint: 'STARTS_WITH',
      searchString: prefix,
      // What an origin takes for this path must be counted as it, however it is written.
      textTransformations: [
        { priority: 0, type: 'URL_DECODE' },
        { priority: 1, type: 'NORMALIZE_PATH' },
      ],
    },
  };
}
