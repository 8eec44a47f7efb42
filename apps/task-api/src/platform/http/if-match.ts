const VERSION_TAG = /^(?:W\/)?"([1-9]\d{0,8})"$/;

/** The version that an entity tag names, weak or strong; undefined when it names none. */
export function parseVersionTag(tag: string): number | undefined {
  const version = VERSION_TAG.exec(tag.trim())?.[1];
  return version === undefined ? undefined : Number(version);
}

export function versionTag(version: number): string {
  return `"${version}"`;
}
