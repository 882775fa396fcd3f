import { hrefsOf } from './html-links';

/** Members of content that hold one link. */
const LINKS = ['path', 'link', 'linkUrl'];

/** Every link that editors wrote in a value of the CMS: in rich text, in blocks, in navigation. */
export function linksIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(linksIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) => {
    if (typeof member !== 'string') return linksIn(member);
    if (name.endsWith('Html')) return hrefsOf(member);
    return LINKS.includes(name) ? [member] : [];
  });
}
