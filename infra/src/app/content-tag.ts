import { FileSystem } from 'aws-cdk-lib';
import { createHash } from 'node:crypto';

/**
 * A tag for an image, which the content of what it is made of decides on and nothing else: the same content has
 * the same tag, wherever and whenever it was built.
 */
export function contentTag(...paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(FileSystem.fingerprint(path));
  return hash.digest('hex').slice(0, 32);
}
