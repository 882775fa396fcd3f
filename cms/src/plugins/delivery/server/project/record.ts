import { fold } from './fold';
import { chainOf, effectiveValue, isStale, translationState, type Variant } from './localize';
import { type Attribute, type ContentModel, type TypeModel, valueAttributes } from './model';
import { isPublic, publicLinks, redactedAttributes } from './safety';
import type { ProjectionContext, SourceDocument, SourceLink, SourceVersion } from './source';
import { type JsonObject, textOf, toPublic } from './value';

/** One language's view of a document, as readers get it. Types without languages have one, with locale ''. */
export interface RecordView {
  locale: string;
  /** `auto`: missing values fall back. `none`: only what is published in the language itself. */
  variant: Variant;
  /** The slug before collisions with other documents are settled; null where no language has one. */
  slugBase: string | null;
  /** How far the slug was borrowed: 0 is the language's own, then the place in the chain. */
  slugRank: number;
  entry: JsonObject;
  /** Folded text that `q` looks in. */
  search: string;
}

export interface DeliveryRecord {
  views: RecordView[];
  links: SourceLink[];
}

/** A type without languages has one view, in no language. */
const NO_LANGUAGE = { code: '', fallback: [] as string[] };

const latest = (versions: ReadonlyMap<string, SourceVersion>, field: 'updatedAt' | 'publishedAt'): string =>
  [...versions.values()].map((version) => version[field]).sort().at(-1) ?? '';

/** Shared values are equal in all published versions; the source language's is read where there is one. */
function sharedVersion(document: SourceDocument): SourceVersion | undefined {
  return document.versions.get(document.sourceLocale ?? '') ?? [...document.versions.entries()].sort(([a], [b]) => (a < b ? -1 : 1))[0]?.[1];
}

interface ViewRequest {
  model: ContentModel;
  type: TypeModel;
  document: SourceDocument;
  redacted: ReadonlySet<Attribute>;
  context: ProjectionContext;
  locale: string;
  chain: readonly string[];
  variant: Variant;
}

function projectView({ model, type, document, redacted, context, locale, chain, variant }: ViewRequest): RecordView {
  const entry: JsonObject = { documentId: document.documentId };
  const fields: Record<string, string> = {};
  const search: string[] = [];
  let slug: { base: string | null; rank: number } = { base: null, rank: 0 };
  let stale = false;
  const shared = sharedVersion(document)?.values ?? {};

  for (const attribute of valueAttributes(type)) {
    const effective = attribute.localized ? effectiveValue(document, attribute, chain) : { value: shared[attribute.name], locale: null };
    const value = redacted.has(attribute) ? null : effective.value;
    const members = toPublic(model, attribute, value, context.sightings);
    Object.assign(entry, members);
    search.push(...textOf(model, attribute, members[attribute.publicName] ?? null));
    if (redacted.has(attribute)) continue;
    if (attribute.kind === 'slug') slug = { base: (value as string | null) || null, rank: Math.max(0, chain.indexOf(effective.locale ?? '')) };
    const outdated = isStale(document, attribute, locale);
    stale ||= outdated;
    if (effective.locale !== null && (effective.locale !== locale || outdated)) for (const name of Object.keys(members)) fields[name] = effective.locale;
  }

  entry.createdAt = document.createdAt;
  entry.updatedAt = latest(document.versions, 'updatedAt');
  entry.publishedAt = latest(document.versions, 'publishedAt');
  if (type.localized) {
    entry.locale = locale;
    entry.localization = {
      source: document.sourceLocale,
      state: translationState(document, locale, stale),
      available: context.locales.map(({ code }) => code).filter((code) => document.versions.has(code)),
      fields,
    };
  }
  return { locale, variant, slugBase: slug.base, slugRank: slug.rank, entry, search: search.map(fold).join('\n') };
}

/**
 * A document as its public record, or null where safety, consent or publication leave none.
 * Every outlet is rendered from the result, so what is kept back here is kept back everywhere.
 */
export function projectDocument(model: ContentModel, type: TypeModel, document: SourceDocument, context: ProjectionContext): DeliveryRecord | null {
  if (!isPublic(document, context.now)) return null;
  const redacted = redactedAttributes(type, document);
  const view = (locale: string, fallback: readonly string[], variant: Variant) =>
    projectView({ model, type, document, redacted, context, locale, chain: chainOf(locale, fallback, variant), variant });
  const languages = type.localized ? context.locales : [NO_LANGUAGE];
  const views = languages.flatMap(({ code, fallback }) => [
    view(code, fallback, 'auto'),
    ...(type.localized && document.versions.has(code) ? [view(code, fallback, 'none')] : []),
  ]);
  return { views, links: publicLinks(type, document, context) };
}
