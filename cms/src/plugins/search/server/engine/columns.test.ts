import { describe, expect, it } from 'vitest';
import { toDocument } from '../document/fixture';
import { Columns } from './columns';

const about = (...themes: string[]) => toDocument('x', { facets: { type: ['resource'], theme: themes } });

describe('columns', () => {
  it('give values with those of broader topics, as the hierarchy is now', () => {
    const columns = new Columns(['en']);
    columns.push(about('narrow'));
    columns.push(about('narrow', 'wide'));
    columns.push(null);
    expect(columns.facet('theme').namesOf(1)).toEqual(['narrow']);
    columns.hierarchy.set('narrow', ['wide']);
    expect(columns.facet('theme').namesOf(1).toSorted()).toEqual(['narrow', 'wide']);
    expect(columns.facet('theme').namesOf(2).toSorted()).toEqual(['narrow', 'wide']);
    columns.push(about('narrow'));
    columns.hierarchy.set('wide', ['narrow']);
    expect(columns.facet('theme').namesOf(4).toSorted()).toEqual(['narrow', 'wide']);
    columns.hierarchy.delete('narrow');
    expect([1, 2, 3, 4].map((row) => columns.facet('theme').namesOf(row).toSorted())).toEqual([['narrow'], ['narrow', 'wide'], [], ['narrow']]);
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

  it('have no facet that nobody knows', () => {
    expect(() => new Columns([]).facet('song' as never)).toThrow('song');
  });
});
