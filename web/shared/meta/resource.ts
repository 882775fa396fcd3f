import { naturalName } from '../cite/author';
import type { CitedResource, Reference } from '../cite/reference';
import { foreignLanguage } from '../language/notice';
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

/** A resource as a work that teaches, with each other language it exists in as a translation of its own. */
export function toResourceNode(resource: CitedResource, reference: Reference, { url, absolute, themes }: ResourceContext): SchemaNode {
  const own = TYPES[resource.kind ?? 'guide'];
  const type = own ?? 'LearningResource';
  const cited = resource.expressions.find(({ language }) => language === reference.language) ?? null;
  const others = resource.expressions.filter((edition) => edition !== cited && edition.language);
  const authorType = resource.authors.length > 0 ? 'Person' : 'Organization';
  const foreign = (language: string | undefined) => (language === resource.locale ? undefined : language);
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
    license: resource.license,
    isbn: resource.isbn,
    identifier: reference.doi && `https://doi.org/${reference.doi}`,
    sameAs: reference.url === url ? null : reference.url,
    numberOfPages: reference.pages,
    about: themes.map(({ name }) => name),
    encoding: cited && fileOf(cited, absolute),
    workTranslation: others.map((edition) => toNode(type, { inLanguage: edition.language, name: toValue(edition.title, foreign(edition.language ?? undefined)), url: edition.url, encoding: fileOf(edition, absolute) })),
  });
}
