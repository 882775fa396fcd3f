import type { ResourceKind } from '../types/cms.generated';
import type { Reference } from './reference';

/** The types of https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types */
const TYPES: Record<ResourceKind, string> = {
  article: 'webpage',
  'case-study': 'report',
  guide: 'report',
  law: 'legislation',
  podcast: 'broadcast',
  'policy-brief': 'report',
  report: 'report',
  toolkit: 'report',
  training: 'document',
  video: 'motion_picture',
  webinar: 'speech',
};

export function cslType({ kind, journal, isbn }: Reference): string {
  if (isbn && (kind === null || TYPES[kind] === 'report')) return 'book';
  if (journal) return 'article-journal';
  return kind ? TYPES[kind] : 'document';
}

const present = (members: Record<string, unknown>): Record<string, unknown> => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null && value !== '' && value !== undefined));

/** CSL-JSON: a list of one item, as reference managers read it. */
export function toCslJson(reference: Reference): string {
  const { authors, doi, isbn, journal, language, pages, publisher, title, translatedTitle, translator, url, year } = reference;
  const item = present({
    id: reference.id,
    type: cslType(reference),
    title: title.text,
    author: authors.length > 0 ? authors : null,
    translator: translator ? [{ literal: translator }] : null,
    issued: year === null ? null : { 'date-parts': [[year]] },
    'container-title': journal,
    publisher,
    language,
    DOI: doi,
    ISBN: isbn,
    URL: url,
    'number-of-pages': pages === null ? null : String(pages),
    abstract: reference.abstract?.text,
    note: translatedTitle ? `translated-title: ${translatedTitle.text}` : null,
  });
  return `${JSON.stringify([item], null, 2)}\n`;
}
