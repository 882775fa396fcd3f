import { broaderOf, inTree, narrowerOf } from './topic-tree';

/** A value that a search can be narrowed to, as it is shown. */
export interface ShownValue {
  value: string;
  label: string;
  /** The language of the label if it is not the reader's. */
  lang: string | undefined;
  count: number;
  chosen: boolean;
  /** The value that it is part of. */
  broader?: string | undefined;
  /** 0 for what is part of nothing else that is shown. */
  level: number;
}

export type NamedValue = Omit<ShownValue, 'chosen' | 'level'>;

/**
 * The first values, what they are part of, those that are chosen and what is part of these, wherever they stand; each below what it is part of.
 * `most`: how many are first.
 */
export function toShown(values: readonly NamedValue[], chosen: readonly string[], most: number): ShownValue[] {
  const first = values.slice(0, most).map(({ value }) => value);
  const wanted = [...first, ...chosen, ...chosen.flatMap((value) => narrowerOf(values, value))];
  const shown = new Set([...wanted, ...wanted.flatMap((value) => broaderOf(values, value))]);
  return inTree(values.filter(({ value }) => shown.has(value))).map((one) => ({ ...one, chosen: chosen.includes(one.value) }));
}

/** What says the same as a value in part, or more than it. Chosen beside it, it would widen to what the broader one finds. */
export const kinOf = (values: readonly NamedValue[], value: string): string[] => [...broaderOf(values, value), ...narrowerOf(values, value)];
