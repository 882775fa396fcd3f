const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00A0' };

/** The words of sanitized HTML, in one line. */
export function toPlainText(html: string): string {
  const words = html.replace(/<\/(p|li|h\d|blockquote|div)>|<br[^>]*>/g, ' ').replace(/<[^>]*>/g, '');
  return words
    .replace(/&(#39|\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}
