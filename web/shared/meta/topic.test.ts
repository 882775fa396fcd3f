import { expect, it } from 'vitest';
import type { FrontierPage } from '../cms/frontiers';
import type { GroupPage } from '../cms/groups';
import type { RegionPage, ThemePage } from '../cms/topics';
import { toGroupNode } from './gathering';
import { toFrontierNode, toRegionNode, toThemeNode } from './topic';

const url = 'https://a.example/fr/x';
const inEnglish = (...fields: string[]) => ({ locale: 'fr', localization: { source: 'en', state: 'fallback', available: ['en'], fields: Object.fromEntries(fields.map((field) => [field, 'en'])) } });
const land = { documentId: 't', slug: 'land', name: 'Land', ...inEnglish('name') };

it('a group is a part of the network, and says what it knows in the language it is said in', () => {
  const group = { documentId: 'g', name: 'Afrique de l’Est', summary: null, workingLanguages: ['en', 'sw'], region: { ...land, name: 'Afrique', ...inEnglish() }, themes: [land], frontiers: [], sourceUrl: null, ...inEnglish() } as unknown as GroupPage;
  expect(toGroupNode(group, url, 'https://a.example/#organization')).toEqual([{
    '@type': 'Organization', '@id': url, url, name: 'Afrique de l’Est', parentOrganization: { '@id': 'https://a.example/#organization' },
    knowsLanguage: ['en', 'sw'], areaServed: 'Afrique', knowsAbout: [{ '@value': 'Land', '@language': 'en' }],
  }]);
  expect(toGroupNode({ ...group, sample: true }, url, 'https://a.example/#organization')).toEqual([]);
});

it('a frontier is about its questions', () => {
  const frontier = { documentId: 'f', title: 'Impact', summary: 'S', questions: [{ text: 'Why?', context: null }], ...inEnglish('questions') } as unknown as FrontierPage;
  expect(toFrontierNode(frontier, url)).toMatchObject({ '@type': 'CollectionPage', name: 'Impact', about: [{ '@type': 'Question', name: { '@value': 'Why?', '@language': 'en' } }] });
});

it('a theme is a term of the vocabulary', () => {
  const vocabulary = { name: 'Thèmes', url: 'https://a.example/fr/themes' };
  expect(toThemeNode({ ...land, description: null, broader: null, narrower: [] } as unknown as ThemePage, url, vocabulary)).toEqual({
    '@type': 'DefinedTerm', '@id': url, url, name: { '@value': 'Land', '@language': 'en' }, inDefinedTermSet: { '@type': 'DefinedTermSet', ...vocabulary },
  });
});

it('a region is a place with its parts and countries in it', () => {
  const region = { ...land, description: null, broader: null, narrower: [], countries: ['KE', 'UG'] } as unknown as RegionPage;
  expect(toRegionNode(region, url)).toMatchObject({ '@type': 'Place', containsPlace: [{ '@type': 'Country', identifier: 'KE' }, { identifier: 'UG' }] });
  expect(toRegionNode({ ...region, countries: [], narrower: [{ ...land, countries: ['KE'] }] } as unknown as RegionPage, url)).toMatchObject({ containsPlace: [{ '@type': 'Place', name: { '@value': 'Land', '@language': 'en' } }] });
});
