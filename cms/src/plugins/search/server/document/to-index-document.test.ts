import { describe, expect, it } from 'vitest';
import type { TypeModel } from '../../../delivery/server/project/model';
import { FACETS } from './index-document';
import { readContentModel } from './fixture';
import { toIndexDocument } from './to-index-document';

const model = readContentModel();
const languages = ['en', 'es', 'fr'];
const read = (name: string, entries: Record<string, Record<string, unknown>>, links: Record<string, string[]> = {}) =>
  toIndexDocument({ model, languages }, { type: model.types.get(name) as TypeModel, documentId: 'doc', entries: new Map(Object.entries(entries)) as never, links });

const textsIn = (document: ReturnType<typeof read>) => document.texts.map(({ locale, field, text }) => `${locale}.${field} ${text}`).toSorted();

describe('a work', () => {
  const shared = {
    kind: 'guide', year: 2019, authors: ['Achieng Otieno'], countries: ['KE', 'UG'], license: 'CC-BY-4.0', sourceUrl: 'https://example.org/guide', createdAt: '2026-01-02T03:04:05.678Z',
    expressions: [{ language: 'es', title: 'Guía', url: 'https://example.org/es' }, { language: 'sw', title: 'Mwongozo', file: { url: '/uploads/a.pdf' } }],
  };
  const work = read('resource', { en: { title: 'A guide', abstract: 'About land.', ...shared }, es: { title: 'Una guía', abstract: 'Sobre la tierra.', ...shared } }, { themes: ['t1', 't2'], publishers: ['o1'], regions: ['r1'] });

  it('has its texts once, each in the language it is written in', () => {
    expect(textsIn(work)).toEqual(['.b Achieng Otieno', '.b CC-BY-4.0', '.b Mwongozo', 'en.a A guide', 'en.c About land.', 'es.a Una guía', 'es.b Guía', 'es.c Sobre la tierra.']);
  });

  it('has titles, facets, a year and a moment', () => {
    expect(work).toMatchObject({
      type: 'resource', documentId: 'doc', titles: { en: 'A guide', es: 'Una guía' }, locales: ['en', 'es'], year: 2019, createdAt: Date.parse('2026-01-02T03:04:05Z') / 1000,
      facets: { type: ['resource'], kind: ['guide'], language: ['es', 'sw'], country: ['KE', 'UG'], year: ['2019'], organization: ['o1'], theme: ['t1', 't2'], region: ['r1'], availability: ['file', 'link'], license: ['CC-BY-4.0'] },
    });
    expect(work.concept).toBeUndefined();
  });

  it('that is nowhere to be had says so, and has no facet that is empty', () => {
    expect(read('resource', { en: { title: 'A', kind: 'guide', expressions: [] } }).facets).toEqual({ type: ['resource'], kind: ['guide'], availability: ['none'] });
    expect(read('resource', { en: { title: 'A', expressions: [{ language: 'en', url: null, file: null }] } }).facets.availability).toEqual(['none']);
  });

  it('without a date has moment 0, and the index takes it', () => {
    expect(read('resource', { en: { title: 'A' } })).toMatchObject({ createdAt: 0, year: null });
  });
});

describe('other documents', () => {
  it('have the year they begin in', () => {
    expect(read('opportunity', { en: { title: 'A', startsAt: '2027-03-01T00:00:00Z' } })).toMatchObject({ year: 2027, facets: { year: ['2027'] } });
    expect(read('project', { en: { title: 'A', startDate: '2024' } }).year).toBe(2024);
    expect(read('project', { en: { title: 'A', startDate: 'soon' } }).year).toBeNull();
  });

  it('that others are described with are concepts, with their names and what they are part of', () => {
    const theme = read('theme', { en: { name: 'Land', synonyms: ['tenure'] }, fr: { name: 'Terre' } }, { broader: ['t0'] });
    expect(theme.concept).toEqual({ labels: { en: ['Land', 'tenure'], fr: ['Terre'] }, broader: ['t0'], kind: null });
    expect(theme.facets.theme).toBeUndefined();
    expect(read('organization', { '': { name: 'Namati', aliases: ['OSJI'], country: 'US' } })).toMatchObject({ locales: [''], titles: { '': 'Namati' }, concept: { labels: { '': ['Namati', 'OSJI'] } }, facets: { country: ['US'] } });
  });

  it('have no words that are addresses or media types', () => {
    const links = { __component: 'block.link-list', title: 'Links', links: [{ label: 'Elsewhere', url: 'https://example.org/there' }, { label: 'text/html', url: '/there' }] };
    const page = read('page', { en: { title: 'A page', body: [{ __component: 'block.rich-text', body: 'Words' }, links] } });
    expect(textsIn(page)).toEqual(['en.a A page', 'en.c Elsewhere', 'en.c Links', 'en.c Words']);
  });

  it('are told by nothing that is no facet', () => {
    for (const { name } of model.types.values()) expect(Object.keys(read(name, { en: { title: 'A', name: 'A' } }).facets).filter((facet) => !(FACETS as readonly string[]).includes(facet))).toEqual([]);
  });
});

it('the same records make the same document', () => {
  const [en, fr] = [{ title: 'A', year: 2000 }, { title: 'B', year: 2000 }];
  expect(JSON.stringify(read('resource', { en, fr }))).toBe(JSON.stringify(read('resource', { en: { ...en }, fr: { ...fr } })));
});
