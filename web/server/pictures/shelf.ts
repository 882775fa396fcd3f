/** What was made, bounded by bytes: what was asked for longest ago goes first. */
export interface Shelf<Item> {
  get(key: string): Item | undefined;
  set(key: string, item: Item): void;
  remove(key: string): void;
}

export function createShelf<Item>(maxBytes: number, bytesOf: (item: Item) => number): Shelf<Item> {
  const items = new Map<string, Item>();
  let bytes = 0;
  const remove = (key: string) => {
    const item = items.get(key);
    if (item === undefined) return;
    items.delete(key);
    bytes -= bytesOf(item);
  };
  return {
    get(key) {
      const item = items.get(key);
      if (item === undefined) return undefined;
      items.delete(key);
      items.set(key, item);
      return item;
    },
    set(key, item) {
      remove(key);
      if (bytesOf(item) > maxBytes) return;
      items.set(key, item);
      bytes += bytesOf(item);
      for (const [oldest] of items) {
        if (bytes <= maxBytes) return;
        remove(oldest);
      }
    },
    remove,
  };
}
