import { describe, expect, it } from 'vitest';
import { toDocument } from '../document/fixture';
import { Columns } from './columns';

const about = (...themes: string[]) => toDocument('x', { facets: { type: ['resource'], theme: themes } });

describe('columns', () => {
  it('are the same after they were kept', () => {
    const columns = new Columns(['en', 'es']);
    columns.hierarchy.set('narrow', ['wide']);
    columns.push(toDocument('a', { locales: ['es'], year: 2001, createdAt: 7, facets: { type: ['resource'], theme: ['narrow'], country: ['KE', 'CO'] } }));
    columns.push(null);
    columns.push(about('wide'));
    const kept = new Columns(['en', 'es']);
    kept.unpack(structuredClone(columns.pack()));
    kept.hierarchy.set('narrow', ['wide']);
    for (const one of [columns, kept]) one.push(about('other'));
    const all = (one: Columns) => [one.rows, one.alive, ...[one.languages, one.years, one.created, one.ties, one.recency].map(({ view }) => [...view]), [0, 1, 2, 3, 4].map((row) => (['type', 'theme', 'country'] as const).map((facet) => one.namesOf(facet, row)))];
    expect(all(kept)).toEqual(all(columns));
  });

  it('give values with those of broader topics, as the hierarchy is now', () => {
    const columns = new Columns(['en']);
    columns.push(about('narrow'));
    columns.push(about('narrow', 'wide'));
    columns.push(null);
    expect(columns.namesOf('theme', 1)).toEqual(['narrow']);
    columns.hierarchy.set('narrow', ['wide']);
    expect(columns.namesOf('theme', 1).toSorted()).toEqual(['narrow', 'wide']);
    expect(columns.namesOf('theme', 2).toSorted()).toEqual(['narrow', 'wide']);
    columns.push(about('narrow'));
    columns.hierarchy.set('wide', ['narrow']);
    expect(columns.namesOf('theme', 4).toSorted()).toEqual(['narrow', 'wide']);
    columns.hierarchy.delete('narrow');
    expect([1, 2, 3, 4].map((row) => columns.namesOf('theme', row).toSorted())).toEqual([['narrow'], ['narrow', 'wide'], [], ['narrow']]);
  });

  it('count what is alive, and what is killed once', () => {
    const columns = new Columns(['en', 'es']);
    columns.push(toDocument('a', { locales: ['en', 'es'] }));
    columns.push(toDocument('b', { locales: [''] }));
    columns.push(null);
    expect([columns.rows, columns.alive]).toEqual([4, 2]);
    expect([...columns.languages.view]).toEqual([0, 3, 4, 0]);
    columns.kill(1);
    columns.kill(1);
    columns.kill(3);
    expect([columns.alive, columns.languages.view[1]]).toEqual([1, 0]);
  });
});
