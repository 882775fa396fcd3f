/** What a role may do with one subject. `fields` and `locales` are absent where the action has no such limit. */
export interface Grant {
  action: string;
  subject: string | null;
  properties: { fields?: readonly string[]; locales?: readonly string[] };
}

/** A permission as Strapi keeps it; whatever else it carries stays as it is. */
export interface Permission extends Grant {
  conditions?: readonly string[];
}

const keyOf = ({ action, subject }: Grant) => `${action} ${subject ?? ''}`;

function added(wanted: readonly string[] | undefined, before: readonly string[] | undefined): readonly string[] {
  return (wanted ?? []).filter((item) => !before?.includes(item));
}

function extended(now: Grant['properties'], wanted: Grant['properties'], before: Grant['properties']): Grant['properties'] {
  const properties = { ...now };
  for (const limit of ['fields', 'locales'] as const) {
    // No list means no limit: there is nothing to add to.
    if (now[limit]) properties[limit] = [...new Set([...now[limit], ...added(wanted[limit], before[limit])])];
  }
  return properties;
}

/**
 * A role's permissions after the model grew: what is wanted now and was not wanted at the last start is added; what an
 * administrator added or took away since stays so.
 */
export function grown(now: readonly Permission[], wanted: readonly Grant[], before: readonly Grant[]): Permission[] {
  const past = new Map(before.map((grant) => [keyOf(grant), grant]));
  const future = new Map(wanted.map((grant) => [keyOf(grant), grant]));
  const kept = now.map((permission) => {
    const [want, had] = [future.get(keyOf(permission)), past.get(keyOf(permission))];
    return want && had ? { ...permission, properties: extended(permission.properties, want.properties, had.properties) } : permission;
  });
  const present = new Set(now.map(keyOf));
  return [...kept, ...wanted.filter((grant) => !past.has(keyOf(grant)) && !present.has(keyOf(grant)))];
}
