import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyRelationInput, parseRelationInput, type Target } from './relation-input';

const rows = new Map([[1, 'a'], [2, 'b'], [3, 'c'], [4, 'd']]);
const idOf = (target: Target) => ('row' in target ? rows.get(target.row) : target.documentId);
const apply = (current: string[], value: unknown, many = true) => applyRelationInput(current, parseRelationInput(value), many, idOf);

describe('what a save says about a relation', () => {
  it.each([
    ['null', null, []],
    ['a document id', 'c', ['c']],
    ['a row', 3, ['c']],
    ['a list', ['c', 1, { documentId: 'd' }, { id: 2 }], ['c', 'a', 'd', 'b']],
    ['set', { set: ['d', 'a'] }, ['d', 'a']],
    ['connect', { connect: ['c'] }, ['a', 'b', 'c']],
    ['connect of one object', { connect: { documentId: 'c' } }, ['a', 'b', 'c']],
    ['disconnect', { disconnect: [{ id: 1 }] }, ['b']],
    ['the deltas of the admin', { connect: [{ id: 3, documentId: 'c', locale: 'fr', position: { before: 'b', locale: 'fr' } }], disconnect: [{ id: 1, documentId: 'a' }] }, ['c', 'b']],
    ['a place after', { connect: [{ documentId: 'c', position: { after: 'a' } }] }, ['a', 'c', 'b']],
    ['a place at the start', { connect: [{ documentId: 'c', position: { start: true } }] }, ['c', 'a', 'b']],
    ['a move', { connect: [{ documentId: 'a', position: { end: true } }] }, ['b', 'a']],
    ['nothing', { connect: [], disconnect: [] }, ['a', 'b']],
  ])('may be %s', (_form, value, expected) => {
    expect(apply(['a', 'b'], value)).toEqual(expected);
  });

  it('leaves a relation to one with its last target', () => {
    expect(apply(['a'], { connect: ['b'] }, false)).toEqual(['b']);
    expect(apply(['a'], { disconnect: ['a'] }, false)).toEqual([]);
  });

  it('never names a target twice, and drops none that it does not name', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const ids = fc.uniqueArray(id);
    fc.assert(fc.property(ids, ids, ids, (current, connect, disconnect) => {
      const result = apply(current, { connect, disconnect });
      expect(new Set(result).size).toBe(result.length);
      for (const kept of current) if (!disconnect.includes(kept)) expect(result).toContain(kept);
      for (const connected of connect) expect(result).toContain(connected);
    }));
  });
});
