import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Hierarchy } from './hierarchy';

/** Whatever can be reached by following what a topic is part of. */
function reached(edges: ReadonlyMap<string, readonly string[]>, id: string): Set<string> {
  const all = new Set([id]);
  const walk = (one: string) => {
    for (const next of edges.get(one) ?? []) {
      if (all.has(next)) continue;
      all.add(next);
      walk(next);
    }
  };
  walk(id);
  return all;
}

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const edit = fc.oneof(
  fc.record({ id, broader: fc.uniqueArray(id, { maxLength: 3 }) }),
  fc.record({ id, broader: fc.constant(null) }),
);

it('a topic is part of all that can be reached from it, circles and changes included', () => {
  fc.assert(fc.property(fc.array(edit, { maxLength: 20 }), (edits) => {
    const hierarchy = new Hierarchy();
    const edges = new Map<string, readonly string[]>();
    for (const { id: one, broader } of edits) {
      const before = hierarchy.version;
      const was = JSON.stringify(edges.get(one) ?? []);
      if (broader) hierarchy.set(one, broader);
      else hierarchy.delete(one);
      if (broader) edges.set(one, broader);
      else edges.delete(one);
      if (was !== JSON.stringify(broader ?? [])) expect(hierarchy.version).toBeGreaterThan(before);
      for (const asked of ['a', 'b', 'c', 'd', 'e']) expect(new Set(hierarchy.withBroader(asked))).toEqual(reached(edges, asked));
    }
  }));
});
