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

const addressOf = (url: unknown): string => urlKey(text(url)) ?? text(url);

/** Whether an edition is already there: one in its language at its address, which may be the work's; without an address any in its language. */
function isThere(known: Edition, added: Edition, workUrl: unknown): boolean {
  if (known.language !== added.language) return false;
  const address = addressOf(added.url);
  if (address === '' && !added.file) return true;
  return address === addressOf(known.url) || (!known.url && address === addressOf(workUrl));
}

/** Editions with further ones behind them, but for those that are already there. `workUrl` is the work's own address. */
export function withEditions(existing: readonly Edition[], added: readonly Edition[], workUrl?: unknown): Edition[] {
  return added.reduce<Edition[]>((all, edition) => (all.some((known) => isThere(known, edition, workUrl)) ? all : [...all, edition]), [...existing]);
}

/** Editions as they are written: a file by its media id. */
export function toStored(editions: readonly Edition[], files: Readonly<Record<string, number>>): Edition[] {
  return editions.map((edition) => (typeof edition.file === 'string' ? { ...edition, file: files[edition.file] ?? null } : edition));
}
