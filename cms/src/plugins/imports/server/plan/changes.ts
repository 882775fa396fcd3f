import type { ExistingWork } from '../match/existing-works';
import { spokenName } from '../formats/person-name';
import { doiKey } from '../match/identifiers';
import { editionsOf } from '../match/identity';
import { withEditions } from './editions';
import type { Change, ResolvedWork } from './import-plan';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value for comparing: what is empty is nothing, and the order of members says nothing. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null || (typeof value === 'string' && value.trim() === '') || (Array.isArray(value) && value.length === 0)) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (!isRecord(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, unknown] => [name, plain(member)]);
  return Object.fromEntries(members.filter(([, member]) => member !== null).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export const isEqual = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

const spoken = (names: unknown): unknown => (Array.isArray(names) ? names.map((name: unknown) => (typeof name === 'string' ? spokenName(name) : name)) : names);

/** A DOI with its resolver before it is the same DOI, and a name with the family name in front the same name. */
const isSame = (name: string, before: unknown, after: unknown): boolean =>
  isEqual(before, after) ||
  (name === 'authors' && isEqual(spoken(before), spoken(after))) ||
  (name === 'doi' && doiKey(String(before)) !== undefined && doiKey(String(before)) === doiKey(String(after)));

/** Ids as the file will leave them: what no file can hold, because readers cannot see it, stays. */
export function keepHidden(ids: readonly string[], before: readonly string[], hidden: ReadonlySet<string>): string[] {
  return [...ids, ...before.filter((id) => hidden.has(id) && !ids.includes(id))];
}

/** Field by field, what a row would make different. Of what it does not say, nothing is. */
export function changesTo(existing: ExistingWork, { adds, ...work }: Pick<ResolvedWork, 'versions' | 'shared' | 'relations' | 'adds'>): Change[] {
  const versions = Object.entries(work.versions).flatMap(([locale, version]) =>
    Object.entries(version).map(([name, after]): Change => ({ field: `${name}.${locale}`, before: existing.versions[locale]?.[name as 'title'] ?? null, after })),
  );
  const sharedAfter = (name: string, said: unknown) => (name === 'expressions' && adds.includes(name) ? withEditions(editionsOf(existing.shared), editionsOf(work.shared)) : said);
  const shared = Object.entries(work.shared).map(([name, said]): Change => ({ field: name, before: existing.shared[name] ?? null, after: sharedAfter(name, said) }));
  const relations = Object.entries(work.relations).map(([name, said]): Change => {
    const before = existing.relations[name] ?? [];
    return { field: name, before, after: adds.includes(name) ? [...new Set([...before, ...said])] : keepHidden(said, before, existing.hidden) };
  });
  const sameSet = (before: unknown, after: unknown) => isEqual([...(before as string[])].sort(), [...(after as string[])].sort());
  return [...[...versions, ...shared].filter(({ field, before, after }) => !isSame(field, before, after)), ...relations.filter(({ before, after }) => !sameSet(before, after))];
}
