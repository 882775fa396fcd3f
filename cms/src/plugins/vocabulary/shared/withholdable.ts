/** Attributes Strapi adds to every type, and those of ours that rule what is shown: nothing to withhold. */
const NOT_WITHHELD = /^(id|documentId|locale|localizations|(created|updated|published)(At|By)|publishedAt|sourceLocale|safety|consent)$/;

/** The attributes of a type that its entries may hide. */
export function withholdable(attributes: readonly string[]): string[] {
  return attributes.filter((name) => !NOT_WITHHELD.test(name));
}
