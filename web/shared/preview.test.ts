import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPreviewAddress, readPreview, toPreviewRoute } from './preview';

describe('a preview', () => {
  it('has the token of its address', () => {
    expect(readPreview({ preview: 'a.b', page: '2' })).toEqual({ token: 'a.b', query: { preview: 'a.b' } });
  });

  it('has no token where it shows what is published', () => {
    expect(readPreview({ preview: 'published' })).toEqual({ token: undefined, query: { preview: 'published' } });
  });

  it.each([[{ preview: '' }], [{ preview: null }], [{ preview: ['a.b', 'a.b'] }]])('has a token that is refused in %j', (query) => {
    expect(readPreview(query)?.token).toBe('');
  });

  it('is asked for by no other query', () => {
    expect(readPreview({ q: 'preview' })).toBeNull();
  });
});

it.each([
  ['/es/proyectos/x?preview=a.b', true],
  ['/es?page=2&preview', true],
  ['/es?%70review=a.b', true],
  ['/es?q=preview', false],
  ['/es/preview', false],
  ['/es#?preview=a.b', false],
])('knows whether %s is the address of a preview: %s', (address, expected) => {
  expect(isPreviewAddress(address)).toBe(expected);
});

describe('the route of a type', () => {
  const folder = new URL('../../cms/src/api/', import.meta.url);
  const schemas = readdirSync(folder).map((name) => {
    const text = readFileSync(new URL(`${name}/content-types/${name}/schema.json`, folder), 'utf8');
    return JSON.parse(text) as { info: { pluralName: string }; attributes: Record<string, { type: string }> };
  });

  it('is there for every type of the CMS whose documents have slugs, and for the front page', () => {
    // The slug of a concept is an address in the API only.
    const addressed = schemas.filter(({ info, attributes }) => info.pluralName !== 'concepts' && Object.values(attributes).some(({ type }) => type === 'uid'));
    expect(addressed.length).toBeGreaterThan(5);
    for (const type of ['home', ...addressed.map(({ info }) => info.pluralName)]) expect({ type, route: toPreviewRoute(type) }).toEqual({ type, route: expect.any(String) });
  });

  it('is not there for types without pages', () => {
    for (const type of ['site', 'testimonials', 'announcements', 'concepts', 'library', '']) expect(toPreviewRoute(type)).toBeNull();
  });
});
