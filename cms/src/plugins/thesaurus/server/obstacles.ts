import { fold } from '../../delivery/server/project/fold';
import type { StoredConcept } from './concept';
import type { FieldChange } from './changes';
import type { Identified } from './identity';

/** A concept of a file with what it would change. */
export interface Candidate extends Identified {
  /** Address of the wider concept in the file, and its key here; undefined where nobody knows it. */
  wider: { iri: string; key: string | undefined } | undefined;
  changes: readonly FieldChange[];
}

/** The thesaurus as it would be after the import, as far as concepts can stand in each other's way. */
interface Outlook {
  exists: (key: string) => boolean;
  widerOf: ReadonlyMap<string, string>;
  /** Who bears a name in a language. */
  bearers: ReadonlyMap<string, ReadonlySet<string>>;
}

const nameKey = (locale: string, name: string) => `${locale} ${fold(name)}`;

function outlook(candidates: readonly Candidate[], stored: readonly StoredConcept[]): Outlook {
  const keys = new Set([...stored.map(({ documentId }) => documentId), ...candidates.map(({ key }) => key)]);
  const widerOf = new Map(stored.flatMap(({ documentId, broader }) => (broader === null ? [] : [[documentId, broader] as const])));
  const names = new Map(stored.map(({ documentId, texts }) => [documentId, Object.fromEntries(Object.entries(texts).map(([locale, { name }]) => [locale, name]))]));
  for (const { key, wider, changes } of candidates) {
    if (wider?.key !== undefined) widerOf.set(key, wider.key);
    const own = { ...names.get(key) };
    for (const { field, locale, to } of changes) if (field === 'name' && locale !== null) own[locale] = String(to);
    names.set(key, own);
  }
  const bearers = new Map<string, Set<string>>();
  for (const [key, own] of names) {
    for (const [locale, name] of Object.entries(own)) if (name) bearers.set(nameKey(locale, name), (bearers.get(nameKey(locale, name)) ?? new Set()).add(key));
  }
  return { exists: (key) => keys.has(key), widerOf, bearers };
}

function isPartOfItself(key: string, widerOf: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = widerOf.get(key); at !== undefined && !seen.has(at); at = widerOf.get(at)) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}

function obstacle({ key, wider, changes }: Candidate, { exists, widerOf, bearers }: Outlook): string | undefined {
  if (wider && (wider.key === undefined || !exists(wider.key))) return `belongs to ${wider.iri}, which is neither here nor brought in by this file`;
  if (wider && isPartOfItself(key, widerOf)) return 'would be part of itself, over others or directly';
  const taken = changes.find(({ field, locale, to }) => field === 'name' && locale !== null && (bearers.get(nameKey(locale, String(to)))?.size ?? 0) > 1);
  return taken && `has the name “${String(taken.to)}” (${taken.locale}), which another concept has`;
}

/**
 * Finds the candidates that stand in the way of each other or of what is stored. A concept that is refused may have been the wider
 * one of another, so it is looked again until nobody else falls.
 */
export function withoutObstacles(candidates: readonly Candidate[], stored: readonly StoredConcept[]): { accepted: Candidate[]; refused: { candidate: Candidate; reason: string }[] } {
  let accepted = [...candidates];
  const refused: { candidate: Candidate; reason: string }[] = [];
  for (;;) {
    const view = outlook(accepted, stored);
    const fallen = accepted.flatMap((candidate) => {
      const reason = obstacle(candidate, view);
      return reason ? [{ candidate, reason }] : [];
    });
    if (fallen.length === 0) return { accepted, refused };
    refused.push(...fallen);
    accepted = accepted.filter((candidate) => !fallen.some((other) => other.candidate === candidate));
  }
}
