import { SHARED } from '../formats/columns';
import { LOCALIZED, RELATION_NAMES, type Version, type Work } from '../formats/imported-work';

/** A member of a public record. */
export type Entry = Readonly<Record<string, unknown>>;

/** A work as readers may have it: its own values in each published language, never another's in their place. */
export interface ExportedWork extends Work {
  documentId: string;
  /** As shown in the language that was asked for: with fallback, and the address of its page. */
  shown: { locale: string; slug?: string; title?: string; abstract?: string; fields: Readonly<Record<string, string>> };
  /** Names of its publishers, in order. */
  publisherNames: string[];
}

/** What a relation leads to, as exports name it. */
export interface Target {
  slug: string;
  name: string;
}

const present = (value: unknown): boolean => value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

const EDITION = ['language', 'title', 'url', 'mediaType', 'bytes', 'pages', 'translator'] as const;

/** An edition without what is empty; a file by its address. */
function toEdition(part: Entry): Record<string, unknown> {
  const file = part.file as { url?: string } | null | undefined;
  return { ...Object.fromEntries(EDITION.flatMap((name) => (present(part[name]) ? [[name, part[name]]] : []))), ...(file?.url ? { file: file.url } : {}) };
}

const textOf = (entry: Entry, name: string): string | undefined => (typeof entry[name] === 'string' && entry[name] !== '' ? entry[name] : undefined);

export interface RecordViews {
  /** In the language that was asked for. */
  shown: Entry;
  /** What each published language has of its own, by language. */
  own: ReadonlyMap<string, Entry>;
  /** What it relates to, by relation, in order. */
  related: Readonly<Record<string, readonly Target[]>>;
}

export function toExportedWork({ shown, own, related }: RecordViews): ExportedWork {
  const localization = shown.localization as { source?: string; fields?: Record<string, string> } | undefined;
  const versions = [...own].map(([locale, entry]): [string, Version] => [locale, Object.fromEntries(LOCALIZED.flatMap((name) => (present(entry[name]) ? [[name, entry[name]]] : [])))]);
  const { expressions: _parts, ...names } = SHARED;
  const editions = Array.isArray(shown.expressions) ? (shown.expressions as Entry[]).map(toEdition) : [];
  return {
    documentId: String(shown.documentId),
    ...(localization?.source ? { sourceLocale: localization.source } : {}),
    versions: Object.fromEntries(versions.filter(([, version]) => Object.keys(version).length > 0)),
    shared: { ...Object.fromEntries(Object.keys(names).flatMap((name) => (present(shown[name]) ? [[name, shown[name]]] : []))), ...(editions.length > 0 ? { expressions: editions } : {}) },
    relations: Object.fromEntries(RELATION_NAMES.flatMap((name) => ((related[name]?.length ?? 0) > 0 ? [[name, related[name]?.map(({ slug }) => slug)]] : []))),
    shown: { locale: String(shown.locale ?? ''), slug: textOf(shown, 'slug'), title: textOf(shown, 'title'), abstract: textOf(shown, 'abstract'), fields: localization?.fields ?? {} },
    publisherNames: (related.publishers ?? []).map(({ name }) => name),
  };
}
