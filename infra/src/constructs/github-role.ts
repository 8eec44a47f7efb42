import { Duration, Stack } from 'aws-cdk-lib';
import { CfnOIDCProvider, Role, WebIdentityPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { resourceName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

const ISSUER = 'token.actions.githubusercontent.com';
const AUDIENCE = 'sts.amazonaws.com';

/** Lets AWS believe what GitHub says of its jobs. An account has one. */
export function addGitHubProvider(scope: Construct): CfnOIDCProvider {
  return new CfnOIDCProvider(scope, 'GitHub', { url: `https://${ISSUER}`, clientIdList: [AUDIENCE] });
}

export interface GitHubRoleProps {
  readonly stage: Stage;
  /** The role is named `baton-<stage>-<name>`. */
  readonly name: string;
  readonly description: string;
  /** Which jobs of the repository may take the role, as the token's subject ends: `environment:prod`. */
  readonly jobs: readonly string[];
  /**
   * The branch that they have to run on, also where an environment on GitHub was never told so.
   * @default - whichever `jobs` let through
   */
  readonly branch?: string;
}

/** A role for jobs of the stage's repository on GitHub: a token for an hour in place of a key for ever. */
export class GitHubRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: GitHubRoleProps) {
    super(scope, id);
    const { stage, name, description, jobs, branch } = props;
    const provider = Stack.of(this).formatArn({
      service: 'iam',
      region: '',
      resource: 'oidc-provider',
      resourceName: ISSUER,
    });
    this.role = new Role(this, 'Role', {
      roleName: resourceName(stage, name),
      description,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new WebIdentityPrincipal(provider, {
        StringEquals: {
          [`${ISSUER}:aud`]: AUDIENCE,
          [`${ISSUER}:sub`]: jobs.map((job) => `repo:${stage.delivery.repository}:${job}`),
          ...(branch && { [`${ISSUER}:ref`]: `refs/heads/${branch}` }),
        },
      }),
    });
  }
}
