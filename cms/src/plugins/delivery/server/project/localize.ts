import { sourceHash } from '../../../../documents/source-hash';
import type { Attribute } from './model';
import type { SourceDocument } from './source';
import { isEmpty } from './value';

export interface EffectiveValue {
  value: unknown;
  /** Language the value is in; null for a value that belongs to no language or is missing in all. */
  locale: string | null;
}

export type Variant = 'auto' | 'none';

/** The languages a value is looked for in, best first. */
export function chainOf(locale: string, fallback: readonly string[], variant: Variant): string[] {
  return variant === 'none' ? [locale] : [locale, ...fallback];
}

/** The first non-empty published value along the chain. */
export function effectiveValue(document: SourceDocument, attribute: Attribute, chain: readonly string[]): EffectiveValue {
  for (const locale of chain) {
    const value = document.versions.get(locale)?.values[attribute.name];
    if (!isEmpty(value)) return { value, locale };
  }
  return { value: null, locale: null };
}

/**
 * Whether a language's own value was made from a source text that has changed since. A value that was never pinned,
 * and one whose source is not published, is not known to be stale.
 */
export function isStale(document: SourceDocument, attribute: Attribute, locale: string): boolean {
  const { sourceLocale } = document;
  if (!sourceLocale || locale === sourceLocale || attribute.kind === 'slug' || !attribute.localized) return false;
  const source = document.versions.get(sourceLocale);
  const pins = document.pins.get(locale)?.[attribute.name];
  const own = document.versions.get(locale)?.values[attribute.name];
  if (!source || !pins || isEmpty(own)) return false;
  return !pins.includes(sourceHash(source.values[attribute.name]));
}

export type TranslationState = 'original' | 'translated' | 'stale' | 'fallback';

export function translationState(document: SourceDocument, locale: string, stale: boolean): TranslationState {
  if (!document.versions.has(locale)) return 'fallback';
  if (locale === document.sourceLocale) return 'original';
  return stale ? 'stale' : 'translated';
}
