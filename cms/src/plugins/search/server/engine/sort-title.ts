/** Most titles: nothing in front of their first letter, and no quotes. */
const PLAIN = /^[\p{L}\p{N}][^“”„«»‹›"¿¡]*$/u;

/**
 * A title as it is put in order: by its first letter or digit, whatever quotes or “¿” stand before it. Not the collator's `ignorePunctuation`, which
 * does without spaces as well: "Land rights" would stand behind "Landlords". A title of nothing but signs stays as it is.
 */
export function toSortTitle(title: string): string {
  if (PLAIN.test(title)) return title;
  const words = title.replace(/[“”„«»‹›"¿¡\s]+/gu, ' ').replace(/^[^\p{L}\p{N}]+/u, '');
  return words === '' ? title : words;
}
