import { urlKey } from '../match/identifiers';
import { editionsOf } from '../match/identity';
import type { ResolvedWork } from './import-plan';

type Edition = Record<string, unknown>;

/** The editions a row adds to another work: those it names, else the one that it is itself. None where nobody knows its language. */
export function newEditions({ shared, versions, sourceLocale, language }: ResolvedWork): Edition[] {
  const named = editionsOf(shared);
  if (named.length > 0 || language === undefined) return named;
  const title = versions[sourceLocale]?.title;
  return [{ language, ...(title ? { title } : {}), ...(typeof shared.sourceUrl === 'string' ? { url: shared.sourceUrl } : {}) }];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const isSame = (a: Edition, b: Edition): boolean =>
  a.language === b.language && (urlKey(text(a.url)) ?? text(a.url)) === (urlKey(text(b.url)) ?? text(b.url));

/** Editions with further ones behind them; one in the same language at the same address is already there. */
export function withEditions(existing: readonly Edition[], added: readonly Edition[]): Edition[] {
  return added.reduce<Edition[]>((all, edition) => (all.some((known) => isSame(known, edition)) ? all : [...all, edition]), [...existing]);
}

/** Editions as they are written: a file by its media id. */
export function toStored(editions: readonly Edition[], files: Readonly<Record<string, number>>): Edition[] {
  return editions.map((edition) => (typeof edition.file === 'string' ? { ...edition, file: files[edition.file] ?? null } : edition));
}
