export interface DependencyOrder<Item> {
  /** Every item once, after those it depends on. */
  ordered: Item[];
  /** Items whose dependencies lead back to themselves. */
  circular: Item[];
}

export function dependencyOrder<Item>(items: Iterable<Item>, dependenciesOf: (item: Item) => Iterable<Item>): DependencyOrder<Item> {
  const ordered = new Set<Item>();
  const open = new Set<Item>();
  const circular = new Set<Item>();
  const visit = (item: Item): void => {
    if (ordered.has(item)) return;
    if (open.has(item)) {
      circular.add(item);
      return;
    }
    open.add(item);
    for (const dependency of dependenciesOf(item)) visit(dependency);
    open.delete(item);
    ordered.add(item);
  };
  for (const item of items) visit(item);
  return { ordered: [...ordered], circular: [...circular] };
}
