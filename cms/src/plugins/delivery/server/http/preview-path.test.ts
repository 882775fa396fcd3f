import { describe, expect, it } from 'vitest';
import { type RawAttribute, toContentModel } from '../project/model';
import { formatPreviewPath, hasPage } from './preview-path';

const slug: RawAttribute = { type: 'uid', targetField: 'title' };
const title: RawAttribute = { type: 'string' };

function typeOf(singularName: string, attributes: Record<string, RawAttribute>, kind = 'collectionType') {
  const type = toContentModel([{ kind, info: { singularName, pluralName: `${singularName}s` }, attributes }], {}).types.get(singularName);
  if (!type) throw new Error(`There is no type ${singularName}.`);
  return type;
}

describe('the address of a preview', () => {
  it('names a type as the API does, and carries the token', () => {
    const project = typeOf('project', { title, slug });
    expect(formatPreviewPath({ type: project, documentId: 'abc', locale: 'es', token: 'x.y' })).toBe('/es/preview/projects/abc?preview=x.y');
    const home = typeOf('home', { title }, 'singleType');
    expect(formatPreviewPath({ type: home, documentId: 'abc', locale: 'fr', token: 'x.y' })).toBe('/fr/preview/home/abc?preview=x.y');
  });

  it('carries no token to what is published', () => {
    expect(formatPreviewPath({ type: typeOf('page', { slug }), documentId: 'abc', locale: 'en', token: null })).toBe('/en/preview/pages/abc?preview=published');
  });

  it('is only of types with a page', () => {
    expect(hasPage(typeOf('project', { title, slug }))).toBe(true);
    expect(hasPage(typeOf('home', { title }, 'singleType'))).toBe(true);
    expect(hasPage(typeOf('site', { title }, 'singleType'))).toBe(false);
    expect(hasPage(typeOf('testimonial', { title }))).toBe(false);
    expect(hasPage(typeOf('concept', { title, slug }))).toBe(false);
  });
});
