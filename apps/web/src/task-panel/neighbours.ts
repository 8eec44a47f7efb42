interface Neighbours {
  /** Behind whom it stands once it is one place higher: null for the first place, undefined when it is the first. */
  readonly up: string | null | undefined;
  /** The same one place lower; undefined when it is the last. */
  readonly down: string | undefined;
}

/** Where one of several things in an order can move to. */
export function neighbours(items: readonly { readonly id: string }[], id: string): Neighbours {
  const index = items.findIndex((item) => item.id === id);
  return {
    up: index <= 0 ? undefined : (items[index - 2]?.id ?? null),
    down: index === -1 ? undefined : items[index + 1]?.id,
  };
}
