import * as z from 'zod';
import { CommandError, type RunCommand } from '../commands/command.ts';
import { resourceName, type StageName } from '../units.ts';

const CALL_MS = 60_000;
const BUILD_MS = 20 * 60_000;

const describedSchema = z.object({
  imageDetails: z.tuple([z.object({ imageTags: z.array(z.string()) })]),
});
const manifestSchema = z.object({
  images: z.tuple([z.object({ imageManifest: z.string(), imageId: z.object({}) })]),
});

export interface ImageOptions {
  readonly stage: StageName;
  readonly region: string;
  /** A digest of what the image is made of: the tag by which ECS pulls it. */
  readonly contentTag: string;
  /** A second tag, by which people find the commit that an image was first built or last deployed from. */
  readonly commit: string;
  readonly run: RunCommand;
}

/**
 * Sees to it that the image of task-api is in the stage's repository under its content's tag and the commit's.
 * Tags are given once and never move, so what is there is left alone and a second run finds its work done.
 */
export async function provideImage(options: ImageOptions): Promise<void> {
  const tags = await tagsOf(options);
  if (!tags) await buildAndPush(options);
  else if (!tags.includes(options.commit)) await addTag(options);
}

/** Tags of the image that has the content's; undefined when there is none. */
async function tagsOf({ stage, contentTag, run }: ImageOptions): Promise<readonly string[] | undefined> {
  try {
    const described = await run(
      'aws',
      [
        ...['ecr', 'describe-images', '--repository-name', repository(stage)],
        ...['--image-ids', `imageTag=${contentTag}`, '--output', 'json'],
      ],
      { timeoutMs: CALL_MS },
    );
    return describedSchema.parse(JSON.parse(described)).imageDetails[0].imageTags;
  } catch (error) {
    if (error instanceof CommandError && error.stderr.includes('(ImageNotFoundException)')) return undefined;
    throw error;
  }
}

async function buildAndPush({ stage, region, contentTag, commit, run }: ImageOptions): Promise<void> {
  const account = await run('aws', ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'], {
    timeoutMs: CALL_MS,
  });
  const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
  const password = await run('aws', ['ecr', 'get-login-password'], { timeoutMs: CALL_MS });
  await run('docker', ['login', '--username', 'AWS', '--password-stdin', registry], {
    timeoutMs: CALL_MS,
    input: password,
  });
  const image = `${registry}/${repository(stage)}`;
  await run(
    'docker',
    [
      // An attestation would make the image a list, whose parts have no tag and are cleaned away.
      ...['buildx', 'build', '--platform', 'linux/arm64', '--provenance=false', '--push'],
      ...['--file', 'docker/task-api.Dockerfile'],
      ...['--tag', `${image}:${contentTag}`, '--tag', `${image}:${commit}`, 'dist/apps/task-api'],
    ],
    { timeoutMs: BUILD_MS, isShown: true },
  );
}

async function addTag({ stage, contentTag, commit, run }: ImageOptions): Promise<void> {
  const got = await run(
    'aws',
    [
      ...['ecr', 'batch-get-image', '--repository-name', repository(stage)],
      ...['--image-ids', `imageTag=${contentTag}`, '--output', 'json'],
    ],
    { timeoutMs: CALL_MS },
  );
  const { imageManifest } = manifestSchema.parse(JSON.parse(got)).images[0];
  await run(
    'aws',
    [
      ...['ecr', 'put-image', '--repository-name', repository(stage)],
      ...['--image-tag', commit, '--image-manifest', imageManifest],
    ],
    { timeoutMs: CALL_MS },
  );
}

function repository(stage: StageName): string {
  return resourceName(stage, 'task-api');
}
