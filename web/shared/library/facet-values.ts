/** A value that a search can be narrowed to, as it is shown. */
export interface ShownValue {
  value: string;
  label: string;
  /** The language of the label if it is not the reader's. */
  lang: string | undefined;
  count: number;
  chosen: boolean;
  /** 0 for what is part of nothing else that is shown. */
  level: number;
}

export interface NamedValue extends Omit<ShownValue, 'chosen' | 'level'> {
  broader?: string;
}

/** Values with what they are part of before them, otherwise in their order. */
export function inTree(values: readonly NamedValue[]): (NamedValue & { level: number })[] {
  const known = new Set(values.map(({ value }) => value));
  const placed = new Set<string>();
  const below = (parent: string | undefined, level: number): (NamedValue & { level: number })[] =>
    values.flatMap((one) => {
      const broader = one.broader !== undefined && known.has(one.broader) ? one.broader : undefined;
      if (broader !== parent || placed.has(one.value)) return [];
      placed.add(one.value);
      return [{ ...one, level }, ...below(one.value, level + 1)];
    });
  const tree = below(undefined, 0);
  // What is part of itself, by some detour, is in no tree, and is shown all the same.
  return [...tree, ...values.filter(({ value }) => !placed.has(value)).map((one) => ({ ...one, level: 0 }))];
}

/** The first values, and those that are chosen wherever they stand; `most`: how many. */
export function toShown(values: readonly NamedValue[], chosen: readonly string[], most: number): ShownValue[] {
  return inTree(values)
    .map(({ broader: _, ...one }) => ({ ...one, chosen: chosen.includes(one.value) }))
    .filter((one, index) => index < most || one.chosen);
}
