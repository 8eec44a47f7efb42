/** Lists as lines of `$GITHUB_OUTPUT`, such as `units=mail,auth`. */
export function githubOutput(lists: Readonly<Record<string, readonly string[]>>): string {
  return Object.entries(lists)
    .map(([name, values]) => `${name}=${values.join(',')}`)
    .join('\n');
}
