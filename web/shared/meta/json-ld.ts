/** A thing as https://schema.org describes it. */
export interface SchemaNode {
  '@type': string;
  [property: string]: unknown;
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Leaves out what has no value. */
export const toNode = (type: string, properties: Record<string, unknown>): SchemaNode => ({ '@type': type, ...Object.fromEntries(Object.entries(properties).filter(([, value]) => !isEmpty(value))) });

/** A text, with its language where that is not the page's. */
export const toValue = (text: string | null | undefined, language: string | undefined): unknown => (text && language ? { '@value': text, '@language': language } : text);

export const toTrail = (steps: readonly { name: string; url: string }[]): SchemaNode =>
  toNode('BreadcrumbList', { itemListElement: steps.map(({ name, url }, index) => toNode('ListItem', { position: index + 1, name, item: url })) });

/** The text of a script element of data. No text in it can end the element or open another: `<` stands nowhere. */
export const formatJsonLd = (nodes: readonly SchemaNode[]): string => JSON.stringify({ '@context': 'https://schema.org', '@graph': nodes }).replaceAll('<', '\\u003c');
