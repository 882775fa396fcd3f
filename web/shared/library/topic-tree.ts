/** Something that may be part of something else of its kind. */
export interface Part {
  value: string;
  /** The value that it is part of. */
  broader?: string | undefined;
}

/** One of them, with what is part of it, however deep. */
export interface Branch<One> {
  one: One;
  narrower: Branch<One>[];
}

/** Values below what they are part of, otherwise in their order. */
export function toBranches<One extends Part>(values: readonly One[]): Branch<One>[] {
  const known = new Set(values.map(({ value }) => value));
  const placed = new Set<string>();
  const below = (parent: string | undefined): Branch<One>[] =>
    values.flatMap((one) => {
      const broader = one.broader !== undefined && known.has(one.broader) ? one.broader : undefined;
      if (broader !== parent || placed.has(one.value)) return [];
      placed.add(one.value);
      return [{ one, narrower: below(one.value) }];
    });
  const branches = below(undefined);
  // What is part of itself, by some detour, is in no tree, and is shown all the same.
  return [...branches, ...values.filter(({ value }) => !placed.has(value)).map((one) => ({ one, narrower: [] }))];
}

/** The same as one list, as it is read. 0 is the level of what is part of nothing else. */
export function inTree<One extends Part>(values: readonly One[]): (One & { level: number })[] {
  const listed = (branches: readonly Branch<One>[], level: number): (One & { level: number })[] => branches.flatMap(({ one, narrower }) => [{ ...one, level }, ...listed(narrower, level + 1)]);
  return listed(toBranches(values), 0);
}

/** What a value is part of, from the nearest on. A circle is walked once. */
export function broaderOf(values: readonly Part[], value: string): string[] {
  const found = new Set([value]);
  for (const at of found) {
    const broader = values.find((one) => one.value === at)?.broader;
    if (broader !== undefined) found.add(broader);
  }
  return [...found].slice(1);
}

/** All that is part of a value, however deep. */
export const narrowerOf = (values: readonly Part[], value: string): string[] => values.flatMap((one) => (one.value !== value && broaderOf(values, one.value).includes(value) ? [one.value] : []));
