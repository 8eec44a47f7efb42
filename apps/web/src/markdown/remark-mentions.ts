import type { Nodes, Parents, PhrasingContent, Root, Text } from 'mdast';

export interface RemarkMentionsOptions {
  /** The names of those who are mentioned, by id in lower case. */
  readonly names: ReadonlyMap<string, string>;
}

const USER_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Makes `@[name](user id)`, to Markdown an `@` and a link, a `<span data-mention>` with the name of now. The id of
 * somebody who is not mentioned, since they are no member, leaves the name as it was written.
 */
export function remarkMentions({ names }: RemarkMentionsOptions) {
  return (root: Root) => visit(root, names);
}

function visit(parent: Parents, names: RemarkMentionsOptions['names']): void {
  const children: Nodes[] = [];
  for (const node of parent.children) {
    const before = children.at(-1);
    if (
      node.type === 'link' &&
      USER_ID.test(node.url) &&
      before?.type === 'text' &&
      before.value.endsWith('@')
    ) {
      children.splice(-1, 1, { ...before, value: before.value.slice(0, -1) });
      children.push(mention(names.get(node.url.toLowerCase()), plainText(node.children)));
      continue;
    }
    if ('children' in node) visit(node, names);
    children.push(node);
  }
  parent.children = children as typeof parent.children;
}

function mention(name: string | undefined, written: string): Text | PhrasingContent {
  if (name === undefined) return { type: 'text', value: `@${written}` };
  return {
    type: 'strong',
    data: { hName: 'span', hProperties: { 'data-mention': '' } },
    children: [{ type: 'text', value: `@${name}` }],
  };
}

function plainText(nodes: readonly Nodes[]): string {
  return nodes
    .map((node) => ('children' in node ? plainText(node.children) : 'value' in node ? node.value : ''))
    .join('');
}
