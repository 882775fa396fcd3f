import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seedResources } from '../../test/seed-resources';
import { toReference } from '../cite/reference';
import type { OpportunityPage } from '../cms/opportunities';
import type { ProjectPage } from '../cms/projects';
import { formatJsonLd, type SchemaNode, toNode, toTrail, toValue } from './json-ld';
import { toEventNode } from './occasion';
import { toProjectNode } from './project';
import { toResourceNode } from './resource';
import { dublinCoreTags, highwireTags } from './work';

const url = 'https://a.example/en/library/x';
const context = { url, absolute: (href: string) => new URL(href, url).href, themes: [{ name: 'Land' }] };
const [first] = seedResources();
if (!first) throw new Error('The seed has no resource.');
const edition = { language: 'fr', title: 'Guide', url: 'https://b.example/fr', urlSeen: null, file: null, mediaType: null, bytes: null, pages: 12, translator: null };
const pdf = { url: '/uploads/g.pdf', mime: 'application/pdf', ext: '.pdf', size: 120.5, width: null, height: null, alternativeText: null, caption: null, formats: {} };
const work = {
  ...first, locale: 'en', kind: 'guide' as const, title: 'Guide to land', localization: { ...first.localization, fields: {} }, year: 2013, authors: ['Vivek Maru'], doi: null, license: 'CC BY 4.0', sourceUrl: null,
  expressions: [edition, { ...edition, language: 'es', title: 'Guía', url: null, file: pdf }],
};
const reference = toReference(work, url);

describe('formatJsonLd', () => {
  it('holds nothing that could end its element, and reads back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('</script><script>alert(1)</script>', '<!--', ']]>')), (name) => {
        const text = formatJsonLd([toNode('Thing', { name: `x${name}` })]);
        expect(text).not.toMatch(/[<]/);
        expect(JSON.parse(text)).toMatchObject({ '@graph': [{ '@type': 'Thing', name: `x${name}` }] });
      }),
    );
  });
});

describe('toResourceNode', () => {
  it('says each language the work exists in, and which language a text is in', () => {
    expect(toResourceNode(work, reference, context)).toMatchObject({
      '@type': 'LearningResource', name: { '@value': 'Guide', '@language': 'fr' }, alternateName: 'Guide to land', inLanguage: 'fr', author: [{ '@type': 'Person', name: 'Vivek Maru' }], license: 'https://creativecommons.org/licenses/by/4.0/',
      workTranslation: [{ '@type': 'LearningResource', inLanguage: 'es', encoding: { contentUrl: 'https://a.example/uploads/g.pdf', encodingFormat: 'application/pdf', contentSize: '120500 B' } }],
    });
  });

  it('says what a translation is translated from, and gives each edition a name', () => {
    const untitled = { ...edition, language: 'pt', title: null, url: 'https://b.example/pt' };
    const english = { ...edition, language: 'en', title: 'Guide to land' };
    const translated = { ...work, expressions: [edition, english, untitled] };
    expect(toResourceNode(translated, toReference(translated, url), context)).toMatchObject({
      inLanguage: 'en', name: 'Guide to land',
      translationOfWork: { inLanguage: 'fr', name: { '@value': 'Guide', '@language': 'fr' }, workTranslation: [{ inLanguage: 'pt', name: 'Guide to land', url: 'https://b.example/pt' }] },
    });
    expect(toResourceNode(translated, toReference(translated, url), context)).not.toHaveProperty('workTranslation');
  });

  it('has the pages and the number of a book, an article stands in its journal', () => {
    const ofType = (changes: Partial<typeof work>) => {
      const changed = { ...work, ...changes };
      return toResourceNode(changed, toReference(changed, url), context);
    };
    expect(ofType({ isbn: '978-92-5-123456-7' })).toMatchObject({ '@type': 'Book', isbn: '978-92-5-123456-7', numberOfPages: 12 });
    expect(ofType({ isbn: null })).not.toHaveProperty('numberOfPages');
    expect(ofType({ kind: 'video' as never, isbn: '978-92-5-123456-7' })).not.toHaveProperty('isbn');
    expect(ofType({ kind: 'article' as never, publishers: [], publisherName: 'Alaska Law Review' })).toMatchObject({ '@type': 'ScholarlyArticle', isPartOf: { '@type': 'Periodical', name: 'Alaska Law Review' } });
  });

  it('lists no edition twice and names each, for every resource of the seed', () => {
    // A language whose chain leaves some out may have no title to show.
    for (const resource of seedResources().filter(({ title }) => title !== null)) {
      const node = toResourceNode(resource, toReference(resource, url), context);
      const original = node.translationOfWork as SchemaNode | undefined;
      const editions = [node, ...(original ? [original] : []), ...(((original ?? node).workTranslation ?? []) as SchemaNode[])];
      expect(editions.every(({ name }) => name), resource.documentId).toBe(true);
      expect(editions.flatMap(({ inLanguage }) => inLanguage ?? []).sort()).toEqual([...new Set(resource.expressions.map(({ language }) => language))].sort());
      if (original) expect(original.inLanguage).toBe(resource.expressions[0]?.language);
    }
  });

  it('is written for every resource of the seed', () => {
    for (const resource of seedResources()) {
      const node = toResourceNode(resource, toReference(resource, url), context);
      expect(JSON.parse(formatJsonLd([node]))['@graph'][0].name, resource.documentId).toBeTruthy();
    }
  });
});

describe('metadata for reference managers', () => {
  it('is Highwire’s, with a file that is a PDF', () => {
    expect(highwireTags(reference, { url: 'https://a.example/uploads/g.pdf', mediaType: 'application/pdf' }, 'en')).toEqual([
      { name: 'citation_title', content: 'Guide', lang: 'fr' },
      { name: 'citation_author', content: 'Maru, Vivek' },
      { name: 'citation_publication_date', content: '2013' },
      ...(reference.publisher ? [{ name: 'citation_technical_report_institution', content: reference.publisher }] : []),
      { name: 'citation_language', content: 'fr' },
      { name: 'citation_pdf_url', content: 'https://a.example/uploads/g.pdf' },
    ]);
  });

  it('names the journal of an article', () => {
    const article = toReference({ ...work, kind: 'article', authors: ['María Teresa Sierra'], publishers: [], publisherName: 'Alaska Law Review' }, url);
    expect(highwireTags(article, null, 'en').filter(({ name }) => /journal|publisher/.test(name))).toEqual([{ name: 'citation_journal_title', content: 'Alaska Law Review' }]);
    expect(dublinCoreTags(article, 'Article', 'en')).toContainEqual({ name: 'DCTERMS.isPartOf', content: 'Alaska Law Review' });
  });

  it('says the same language of title and work, for every resource of the seed that has an edition in it', () => {
    for (const resource of seedResources()) {
      const tags = highwireTags(toReference(resource, url), null, resource.locale);
      const [title] = tags.filter(({ name }) => name === 'citation_title');
      const language = title?.lang ?? resource.locale;
      if (resource.expressions.some((one) => one.language === language)) expect(tags.find(({ name }) => name === 'citation_language')?.content, resource.documentId).toBe(language);
    }
  });

  it('is Dublin Core in the language of each title', () => {
    const tags = dublinCoreTags(reference, 'Guide', 'en');
    expect(tags.slice(0, 2)).toEqual([{ name: 'DC.title', content: 'Guide', lang: 'fr' }, { name: 'DCTERMS.alternative', content: 'Guide to land' }]);
    expect(tags).toContainEqual({ name: 'DC.type', content: 'Guide', lang: 'en' });
    expect(tags).toContainEqual({ name: 'DC.rights', content: 'CC BY 4.0' });
    expect(tags).toContainEqual({ name: 'DC.identifier', content: 'https://b.example/fr' });
  });
});

describe('toEventNode', () => {
  const event = { title: 'Taller', summary: null, startsAt: '2027-06-13T21:00:00.000Z', endsAt: '2027-06-18T20:59:00.000Z', allDay: true, timeZone: 'Africa/Kampala', mode: 'hybrid', place: 'Kampala', countries: ['UG'], languages: [{ language: 'fr', provision: 'confirmed' }], registrationUrl: null, locale: 'en', localization: { source: 'es', state: 'fallback', available: ['es'], fields: { title: 'es' } } } as unknown as OpportunityPage;

  it('says days where the place has days, and both places of a hybrid one', () => {
    expect(toEventNode(event, url)).toMatchObject([{ startDate: '2027-06-14', endDate: '2027-06-18', inLanguage: ['fr'], location: [{ '@type': 'VirtualLocation' }, { '@type': 'Place', name: 'Kampala', address: { '@type': 'PostalAddress', addressCountry: 'UG' } }] }]);
  });

  it('says an hour as clocks of the place show it, with their offset', () => {
    const meeting = { ...event, allDay: false, startsAt: '2027-02-18T18:00:00.000Z', endsAt: '2027-02-18T20:30:00.000Z', timeZone: 'America/Argentina/Buenos_Aires' };
    expect(toEventNode(meeting, url)).toMatchObject([{ startDate: '2027-02-18T15:00:00-03:00', endDate: '2027-02-18T17:30:00-03:00' }]);
  });

  it('has an address only where there is a country, and all of them where there are several', () => {
    const placeOf = (countries: string[]) => (toEventNode({ ...event, mode: 'in-person', countries }, url)[0]?.location as unknown[])[0];
    expect(placeOf([])).toEqual({ '@type': 'Place', name: 'Kampala' });
    expect(placeOf(['UG', 'KE'])).toMatchObject({ address: { addressCountry: ['UG', 'KE'] } });
  });

  it('is no event without a date', () => {
    expect(toEventNode({ ...event, startsAt: null }, url)).toEqual([]);
  });

  it('is no event where it is made up', () => {
    expect(toEventNode({ ...event, sample: true }, url)).toEqual([]);
  });
});

it('toProjectNode says nothing of a project that is made up', () => {
  const project = { title: 'Files', summary: null, startDate: '2021', endDate: null, organizations: [{ name: 'IDRC' }], funders: [], countries: ['KE'], sourceUrl: null, locale: 'en', localization: { source: 'en', state: 'original', available: ['en'], fields: {} } } as unknown as ProjectPage;
  expect(toProjectNode(project, url)).toMatchObject([{ '@type': 'ResearchProject', name: 'Files', member: [{ name: 'IDRC' }] }]);
  expect(toProjectNode({ ...project, sample: true }, url)).toEqual([]);
});

it('toTrail counts from one', () => {
  expect(toTrail([{ name: 'Home', url: 'https://a.example/en' }])).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: [{ position: 1, item: 'https://a.example/en' }] });
});

it('toValue leaves a text of the page’s language alone', () => {
  expect([toValue('a', undefined), toValue('a', 'fr')]).toEqual(['a', { '@value': 'a', '@language': 'fr' }]);
});
