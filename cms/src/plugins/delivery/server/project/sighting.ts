import { type Attribute, type ContentModel, seenName, type TypeModel, valueAttributes } from './model';
import type { JsonObject } from './value';

/** What readers are told of an address outside: whether it answered when it was last looked at. */
export interface Sighting {
  working: boolean;
  /** The day, as in 2026-11-25, in UTC. */
  on: string;
}

/** By address. One that was never looked at is not in it. */
export type Sightings = ReadonlyMap<string, Sighting>;

export const NO_SIGHTINGS: Sightings = new Map();

/** The member beside a checked address; null where there is none, or nothing is known of it. */
export function toSeen(attribute: Attribute, value: unknown, sightings: Sightings): JsonObject {
  const sighting = typeof value === 'string' ? sightings.get(value) : undefined;
  return { [seenName(attribute)]: sighting ? { working: sighting.working, on: sighting.on } : null };
}

type Values = Readonly<Record<string, unknown>>;
const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;

function collect(model: ContentModel, attributes: readonly Attribute[], values: Values, side: 'name' | 'publicName'): string[] {
  return attributes.flatMap((attribute): string[] => {
    const value = values[attribute[side]];
    if (attribute.checked) return typeof value === 'string' && value !== '' ? [value] : [];
    if (attribute.kind !== 'component' && attribute.kind !== 'zone') return [];
    return [value].flat().filter(isValues).flatMap((item) => {
      const uid = attribute.component ?? String(item.__component);
      return collect(model, model.components.get(uid) ?? [], item, side);
    });
  });
}

/** The checked addresses in an entry: of a document by the names of its schema, of a record by its public ones. */
export function checkedAddresses(model: ContentModel, type: TypeModel, values: Values, side: 'name' | 'publicName'): string[] {
  return [...new Set(collect(model, valueAttributes(type), values, side))];
}

/** Whether entries of a type may hold checked addresses. */
export function hasChecked(model: ContentModel, { attributes }: TypeModel): boolean {
  const within = (uid: string | undefined) => (uid ? (model.components.get(uid) ?? []) : [...model.components.values()].flat());
  return attributes.some(({ checked, kind, component }) => checked || ((kind === 'component' || kind === 'zone') && within(component).some((part) => part.checked)));
}
