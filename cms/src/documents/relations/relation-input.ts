/** What a save says about one relation, in every form that Strapi accepts. Pure: ids of rows are resolved by the caller. */

/** A target as it was named: by document id, or by the number of one of its rows. */
export type Target = { documentId: string } | { row: number };

export type Place = { before: Target } | { after: Target } | 'start' | 'end';

export interface RelationInput {
  /** Replaces the whole list. */
  set?: Target[];
  connect: { target: Target; place: Place }[];
  disconnect: Target[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function toTarget(value: unknown): Target | undefined {
  if (typeof value === 'number') return { row: value };
  if (typeof value === 'string') return /^\d+$/.test(value) ? { row: Number(value) } : { documentId: value };
  if (!isRecord(value)) return undefined;
  if (typeof value.documentId === 'string') return { documentId: value.documentId };
  return typeof value.id === 'number' || typeof value.id === 'string' ? toTarget(value.id) : undefined;
}

function toPlace(value: unknown): Place {
  const position = isRecord(value) && isRecord(value.position) ? value.position : {};
  const before = toTarget(position.before);
  const after = toTarget(position.after);
  if (before) return { before };
  if (after) return { after };
  return position.start === true ? 'start' : 'end';
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]);

const targets = (value: unknown): Target[] => list(value).flatMap((item) => toTarget(item) ?? []);

/** Reads the value of a relation field: null, an id, a list of ids, or a group with set, connect and disconnect. */
export function parseRelationInput(value: unknown): RelationInput {
  if (isRecord(value) && ('set' in value || 'connect' in value || 'disconnect' in value)) {
    return {
      ...('set' in value && value.set !== undefined ? { set: targets(value.set) } : {}),
      connect: list(value.connect).flatMap((item) => {
        const target = toTarget(item);
        return target ? [{ target, place: toPlace(item) }] : [];
      }),
      disconnect: targets(value.disconnect),
    };
  }
  return { set: targets(value), connect: [], disconnect: [] };
}

/** Every target an input names, places included. */
export function namedTargets({ set = [], connect, disconnect }: RelationInput): Target[] {
  const places = connect.flatMap(({ place }) => (typeof place === 'string' ? [] : [Object.values(place)[0] as Target]));
  return [...set, ...connect.map(({ target }) => target), ...disconnect, ...places];
}

/**
 * A document's list after an input: deltas act on the whole list, so what one language cannot show is never dropped by a delta.
 * A relation to one keeps the last target.
 */
export function applyRelationInput(current: readonly string[], input: RelationInput, many: boolean, idOf: (target: Target) => string | undefined): string[] {
  const ids = (items: readonly Target[]) => items.flatMap((item) => idOf(item) ?? []);
  let result = input.set ? [...new Set(ids(input.set))] : [...current];
  const gone = new Set(ids(input.disconnect));
  result = result.filter((id) => !gone.has(id));
  for (const { target, place } of input.connect) {
    const id = idOf(target);
    if (id === undefined) continue;
    result = result.filter((other) => other !== id);
    const anchor = typeof place === 'string' ? undefined : idOf(Object.values(place)[0] as Target);
    const at = anchor === undefined ? -1 : result.indexOf(anchor);
    if (place === 'start') result.unshift(id);
    else if (at === -1) result.push(id);
    else result.splice(typeof place === 'object' && 'after' in place ? at + 1 : at, 0, id);
  }
  return many ? result : result.slice(-1);
}
