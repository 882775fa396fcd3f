import { expect, it } from 'vitest';
import type { ExportedWork } from '../../cms/src/plugins/imports/server/export/exported-work';
import { toReference as toExportedReference } from '../../cms/src/plugins/imports/server/export/to-reference';
import { writeRis } from '../../cms/src/plugins/imports/server/formats/ris';
import { type CitedResource, toReference } from '../shared/cite/reference';
import { toRis } from '../shared/cite/ris';
import { seedResources } from './seed-resources';

const PAGE = 'https://agenda.example/page';

/** A resource as exports of the library read it. */
function toExported({ documentId, locale, slug, title, abstract, localization, publishers, ...shared }: CitedResource): ExportedWork {
  const shown = { locale, slug: slug ?? undefined, title: title ?? undefined, abstract: abstract ?? undefined, fields: localization.fields };
  return { documentId, versions: {}, shared: { ...shared }, relations: {}, shown, publisherNames: publishers.map(({ name }) => name ?? '') };
}

/** What a record says of the work itself, in the tags that both write alike. A work without a person is told apart: a citation needs an author. */
const tagsOf = (ris: string, ...names: string[]): string[] => ris.split('\r\n').filter((line) => names.includes(line.slice(0, 2)));

it('a work is cited on its page as the library exports it, for every resource of the seed in every language', () => {
  for (const resource of seedResources()) {
    const [page, file] = [toRis(toReference(resource, PAGE)), writeRis(toExportedReference(toExported(resource)))];
    const names = ['TY', 'ID', 'TI', 'TT', 'T2', 'A4', 'PY', 'LA', 'DO', 'SN', 'SP', 'AB', ...(resource.authors.length > 0 ? ['PB'] : [])];
    expect(tagsOf(page, ...names), `${resource.documentId} ${resource.locale}`).toEqual(tagsOf(file, ...names));
  }
});

it('a name that says which part is the family’s is written so by both', () => {
  const [resource] = seedResources();
  if (!resource) throw new Error('The seed has no resource.');
  const named = { ...resource, authors: ['Sierra, María Teresa', 'Vivek Maru', 'Ministry of Justice, Kenya'] };
  const expected = ['AU  - Sierra, María Teresa', 'AU  - Maru, Vivek', 'AU  - Ministry of Justice, Kenya'];
  expect(tagsOf(toRis(toReference(named, PAGE)), 'AU')).toEqual(expected);
  expect(tagsOf(writeRis(toExportedReference(toExported(named))), 'AU')).toEqual(expected);
});
