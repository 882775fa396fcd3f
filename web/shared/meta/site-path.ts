import { type Place, type Section, sections } from '../sections';

/** The path segment of each place, by language. */
export type Segments = Readonly<Record<string, Readonly<Partial<Record<Place, string>>>>>;

/** A page of the site, and the form it is asked in: `/es/biblioteca/ley.bib` is the reference of a resource. */
export interface SitePath {
  locale: string;
  /** Null for what stands in none: the front page and the pages of text. */
  section: Section | null;
  /** Null for the list itself, or the front page. */
  slug: string | null;
  /** What stands after the first point. */
  ending: string;
}

const SHAPE = /^\/([\w-]+)(?:\/([^/.]+))?(?:\/([^/.]+))?\.([a-z.]+)$/;

/** Reads the path of something that stands beside a page: the page's own path and an ending. Slugs have no points. */
export function parseSitePath(path: string, segments: Segments): SitePath | null {
  const [, locale = '', segment, inSection, ending = ''] = SHAPE.exec(path) ?? [];
  const own = Object.hasOwn(segments, locale) ? segments[locale] : undefined;
  if (!own) return null;
  const section = sections.find((name) => (own[name] ?? name) === segment) ?? null;
  if (section === null && inSection !== undefined) return null;
  const slug = section === null ? segment : inSection;
  try {
    return { locale, section, slug: slug === undefined ? null : decodeURIComponent(slug), ending };
  } catch {
    return null;
  }
}

/** The inverse, and with no ending the path of the page. */
export function formatSitePath({ locale, section, slug, ending }: Omit<SitePath, 'ending' | 'section'> & { section: Place | null; ending?: string }, segments: Segments): string {
  const parts = [locale, ...(section ? [segments[locale]?.[section] ?? section] : []), ...(slug === null ? [] : [encodeURIComponent(slug)])];
  return `/${parts.join('/')}${ending ? `.${ending}` : ''}`;
}
