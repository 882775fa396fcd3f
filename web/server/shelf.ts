/** What was made, bounded by bytes: what was asked for longest ago goes first. */
export interface Shelf<Item> {
  get(key: string): Item | undefined;
  /** Answers whether there is room for it at all. */
  set(key: string, item: Item): boolean;
  remove(key: string): void;
}

/** `onDrop` is told what had to go for want of room. */
export function createShelf<Item>(maxBytes: number, bytesOf: (item: Item) => number, onDrop: (key: string) => void = () => {}): Shelf<Item> {
  const entries = new Map<string, { item: Item; bytes: number }>();
  let total = 0;
  const remove = (key: string) => {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    total -= entry.bytes;
  };
  return {
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.item;
    },
    set(key, item) {
      remove(key);
      const bytes = bytesOf(item);
      if (bytes > maxBytes) return false;
      entries.set(key, { item, bytes });
      total += bytes;
      while (total > maxBytes) {
        const [oldest = ''] = entries.keys();
        remove(oldest);
        onDrop(oldest);
      }
      return true;
    },
    remove,
  };
}
