import { type App, RemovalPolicy } from 'aws-cdk-lib';
import { BatonStack } from '../app/baton-stack.ts';
import type { Stage } from '../config/stage.ts';
import { DeployPermissions } from '../constructs/deploy-permissions.ts';
import { addGitHubProvider, GitHubRole } from '../constructs/github-role.ts';
import { ImageRepository } from '../constructs/image-repository.ts';
import { ReviewPermissions } from '../constructs/review-permissions.ts';

export interface DeliveryStackProps {
  readonly stage: Stage;
}

/** What GitHub needs to deploy the stage: a repository for images, and roles without a key. */
export class DeliveryStack extends BatonStack {
  constructor(app: App, { stage }: DeliveryStackProps) {
    super(app, { stage, unit: 'delivery' });
    const { repository: images } = new ImageRepository(this, 'Images', { stage });
    if (stage.delivery.makesGitHubProvider) {
      // Another stage of the account may stand on it.
      addGitHubProvider(this).applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
    }

    const { role: deploy } = new GitHubRole(this, 'Deploy', {
      stage,
      name: 'deploy',
      description: `Deploys Baton's stage ${stage.name}`,
      jobs: [`environment:${stage.name}`],
      branch: 'main',
    });
    new DeployPermissions(this, 'DeployPermissions', { stage, role: deploy, images });

    const { role: review } = new GitHubRole(this, 'Review', {
      stage,
      name: 'review',
      description: `Compares Baton's stage ${stage.name} with a pull request or with main`,
      jobs: ['pull_request', 'ref:refs/heads/main'],
    });
    new ReviewPermissions(this, 'ReviewPermissions', { stage, role: review });
  }
}
