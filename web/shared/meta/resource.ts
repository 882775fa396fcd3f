import { naturalName } from '../cite/author';
import { cslType } from '../cite/csl-json';
import { type CitedResource, citedEdition, type Reference } from '../cite/reference';
import { foreignLanguage } from '../language/notice';
import { parseLicense } from '../library/license';
import type { ResourceKind, SharedExpression } from '../types/cms.generated';
import { type SchemaNode, toNode, toValue } from './json-ld';

const TYPES: Partial<Record<ResourceKind, string>> = { article: 'Article', 'case-study': 'Report', law: 'Legislation', podcast: 'PodcastEpisode', 'policy-brief': 'Report', report: 'Report', video: 'VideoObject' };

/** An edition's own file, as a machine can fetch it. */
function fileOf({ file, mediaType, bytes }: SharedExpression, absolute: (href: string) => string): SchemaNode | null {
  if (!file) return null;
  const size = bytes ?? (file.size === null ? null : Math.round(file.size * 1_000));
  return toNode('MediaObject', { contentUrl: absolute(file.url), encodingFormat: mediaType ?? file.mime, contentSize: size === null ? null : `${size} B` });
}

export interface ResourceContext {
  /** Absolute address of the page. */
  url: string;
  absolute: (href: string) => string;
  themes: readonly { name: string | null }[];
}

/** As schema.org knows it. Only books have an ISBN and so many pages there. */
function typeOf(reference: Reference): string {
  if (reference.journal) return 'ScholarlyArticle';
  return cslType(reference) === 'book' ? 'Book' : (TYPES[reference.kind ?? 'guide'] ?? 'LearningResource');
}

/** A resource as a work that teaches, with each other language it exists in: what it is translated from, or what that is translated into. */
export function toResourceNode(resource: CitedResource, reference: Reference, { url, absolute, themes }: ResourceContext): SchemaNode {
  const type = typeOf(reference);
  const isBook = type === 'Book';
  const cited = citedEdition(resource);
  const original = resource.expressions[0] ?? null;
  const authorType = reference.corporate ? 'Organization' : 'Person';
  const foreign = (language: string | undefined) => (language === resource.locale ? undefined : language);
  const title = toValue(resource.title, foreignLanguage(resource, 'title'));
  const toEdition = (edition: SharedExpression, more: Record<string, unknown> = {}) =>
    toNode(type, { inLanguage: edition.language, name: edition.title ? toValue(edition.title, foreign(edition.language ?? undefined)) : title, url: edition.url, encoding: fileOf(edition, absolute), ...more });
  // Two files in one language are no translations of each other.
  const translations = resource.expressions.filter(({ language }) => language && language !== original?.language && language !== cited?.language).map((edition) => toEdition(edition));
  const translationOfWork = original?.language && original.language !== cited?.language ? toEdition(original, { workTranslation: translations }) : null;
  return toNode(type, {
    '@id': url,
    url,
    name: toValue(reference.title.text, foreign(reference.title.language)),
    alternateName: reference.translatedTitle?.text,
    abstract: toValue(resource.abstract, foreignLanguage(resource, 'abstract')),
    inLanguage: reference.language,
    datePublished: resource.year ? String(resource.year) : null,
    author: reference.authors.map((author) => toNode('literal' in author ? authorType : 'Person', { name: naturalName(author) })),
    publisher: reference.publisher ? toNode('Organization', { name: reference.publisher }) : null,
    license: resource.license && (parseLicense(resource.license)?.url ?? resource.license),
    isbn: isBook ? reference.isbn : null,
    isPartOf: reference.journal ? toNode('Periodical', { name: reference.journal }) : null,
    identifier: reference.doi && `https://doi.org/${reference.doi}`,
    sameAs: reference.url === url ? null : reference.url,
    numberOfPages: isBook ? reference.pages : null,
    about: themes.map(({ name }) => name),
    encoding: cited && fileOf(cited, absolute),
    translationOfWork,
    workTranslation: translationOfWork ? null : translations,
  });
}
