const PREFIX = 'comment-';

/** What a comment is called in the address of its task, as mails link it; without the `#`. */
export function commentAnchor(commentId: string): string {
  return `${PREFIX}${commentId}`;
}

/** The comment that an address leads to, if it does. @param hash without the `#` */
export function commentIdIn(hash: string): string | undefined {
  return hash.startsWith(PREFIX) ? hash.slice(PREFIX.length) : undefined;
}
