/** Where a link leads, and the language it leads to where that is not the reader's. */
export interface LinkTarget {
  href: string;
  language?: string;
}

/** Where a link in the content leads. Null: nowhere, for what it led to is not, or no longer, shown to anybody. */
export type LinkTo = (href: string) => LinkTarget | null;

/** A link as the CMS writes it after sanitizing: href comes first, every value is quoted and escaped, and no link stands in another. */
const LINK = /<a href="([^"]*)"([^>]*)>([^]*?)<\/a>/g;

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };
const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(Object.entries(ENTITIES).map(([entity, character]) => [character, entity]));

const decode = (text: string): string => text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);

/** Text as it stands in HTML, between tags and in quotes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => CHARACTERS[character] ?? character);

/** The addresses that sanitized HTML links to. */
export const hrefsOf = (html: string): string[] => [...html.matchAll(LINK)].map(([, href = '']) => decode(href));

/**
 * Sanitized HTML with its links led on. One that leads nowhere becomes its text. `tag` is the HTML that says which language a link leads to;
 * it stands after the link, as elsewhere on the site.
 */
export function mapLinks(html: string, linkTo: LinkTo, tag: (language: string) => string): string {
  return html.replace(LINK, (_link, href: string, attributes: string, text: string) => {
    const target = linkTo(decode(href));
    if (!target) return text;
    const { language } = target;
    const hreflang = language === undefined ? '' : ` hreflang="${escapeHtml(language)}"`;
    return `<a href="${escapeHtml(target.href)}"${hreflang}${attributes}>${text}</a>${language === undefined ? '' : ` ${tag(language)}`}`;
  });
}
