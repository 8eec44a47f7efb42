import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Repository, RepositoryEncryption, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import { Construct } from 'constructs';
import { imageRepositoryName } from '../config/names.ts';
import type { Stage } from '../config/stage.ts';

/** Enough to go back by, and far more than are deployed at once. */
const IMAGES_KEPT = 30;

export interface ImageRepositoryProps {
  readonly stage: Stage;
}

/** The images of task-api. A tag is given once, so that what was tested under it is what runs. */
export class ImageRepository extends Construct {
  readonly repository: Repository;

  constructor(scope: Construct, id: string, { stage }: ImageRepositoryProps) {
    super(scope, id);
    this.repository = new Repository(this, 'Repository', {
      repositoryName: imageRepositoryName(stage),
      imageTagMutability: TagMutability.IMMUTABLE,
      imageScanOnPush: true,
      encryption: RepositoryEncryption.AES_256,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      lifecycleRules: [
        { rulePriority: 1, tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(1) },
        { rulePriority: 2, maxImageCount: IMAGES_KEPT },
      ],
    });
  }
}
