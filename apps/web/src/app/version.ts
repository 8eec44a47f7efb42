/** The release that this page was built from, which the build writes into the document; none in tests. */
export function builtVersion(): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content;
}
