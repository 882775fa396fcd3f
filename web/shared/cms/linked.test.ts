import { expect, it } from 'vitest';
import type { EntryLink } from '../links/content-link';
import { createCmsClient } from './client';
import { createPageClock } from './clock';
import { addressOf, findLinked } from './linked';

const link = (slug: string, more: Partial<EntryLink> = {}): EntryLink => ({ kind: 'entry', locale: null, section: 'projects', slug, rest: '', ...more });

const localization = (language?: string) => ({ source: 'es', state: language ? 'fallback' : 'translated', available: ['es'], fields: language ? { title: language, name: language } : {} });

/** A client whose CMS answers with these entries, and what it was asked. */
function clientOf(data: unknown) {
  const asked: string[] = [];
  const ask = async (address: string) => {
    asked.push(address);
    return { status: 200, text: JSON.stringify({ data, meta: {} }), tag: null };
  };
  return { cms: createCmsClient(ask, createPageClock(new Date())), asked };
}

it('asks for all links of a page in one question, each once, the same in whatever order they stand', async () => {
  const links = [link('water', { rest: '#facts' }), link('acerca-de', { locale: 'es', section: null }), link('water'), link('ley', { section: 'library' })];
  const there = clientOf([]);
  await findLinked(there.cms, 'fr', links);
  await findLinked(there.cms, 'fr', links.toReversed());
  const question = `/addresses?${new URLSearchParams({ locale: 'fr', of: 'es/pages/acerca-de,projects/water,resources/ley' }).toString()}`;
  expect(there.asked).toEqual([question, question]);
});

it('asks nothing where nothing is linked', async () => {
  const { cms, asked } = clientOf([]);
  expect(await findLinked(cms, 'fr', [])).toEqual({});
  expect(asked).toEqual([]);
});

it('keeps each question shorter than the API takes', async () => {
  const { cms, asked } = clientOf([]);
  await findLinked(cms, 'fr', Array.from({ length: 61 }, (_, index) => link(`${index}-${'x'.repeat(190)}`, { locale: 'es' })));
  expect(asked).toHaveLength(3);
  expect(Math.max(...asked.map((address) => address.length))).toBeLessThan(8_000);
});

it('knows where each is, and which language it is in where that is another', async () => {
  const links = [link('agua', { locale: 'es' }), link('eau'), link('kituo', { section: 'organizations' }), link('tierra', { section: 'themes' }), link('gone')];
  const { cms } = clientOf([
    { address: 'es/projects/agua', type: 'project', documentId: 'a', slug: 'agua', title: 'Agua', locale: 'fr', localization: localization('es') },
    { address: 'projects/eau', type: 'project', documentId: 'b', slug: 'eau-pour-tous', title: 'Eau', locale: 'fr', localization: localization() },
    { address: 'organizations/kituo', type: 'organization', documentId: 'c', slug: null, name: 'Kituo' },
    { address: 'themes/tierra', type: 'theme', documentId: 'd', slug: 'terre', name: 'Terre', locale: 'fr', localization: localization('fr') },
  ]);
  expect(await findLinked(cms, 'fr', links)).toEqual({
    'es/projects/agua': { slug: 'agua', language: 'es' },
    'projects/eau': { slug: 'eau-pour-tous', language: undefined },
    'organizations/kituo': { slug: 'c', language: undefined },
    'themes/tierra': { slug: 'terre', language: undefined },
  });
  expect(links.map(addressOf)).toContain('projects/gone');
});

it('takes nothing for an answer that has another shape', async () => {
  const { cms } = clientOf([{ address: 'projects/water', documentId: 5 }]);
  await expect(findLinked(cms, 'fr', [link('water')])).rejects.toThrow('unknown shape');
});
