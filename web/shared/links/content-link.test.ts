import { describe, expect, it } from 'vitest';
import { readContentLink } from './content-link';

const segments = { en: { projects: 'projects', library: 'library', search: 'search' }, es: { projects: 'proyectos', library: 'biblioteca', search: 'buscar' } };
const read = (href: string) => readContentLink(href, { siteUrl: 'https://learning.example', segments });

const entry = (locale: string | null, section: string | null, slug: string, rest = '') => ({ kind: 'entry', locale, section, slug, rest });
const place = (name: string | null, rest = '') => ({ kind: 'place', place: name, rest });

describe('a link in the content', () => {
  it.each([
    ['a path without language', '/projects/water', entry(null, 'projects', 'water')],
    ['a page of text', '/about', entry(null, null, 'about')],
    ['a path of a language, in its words', '/es/proyectos/agua', entry('es', 'projects', 'agua')],
    ['a page of text in a language', '/es/acerca-de', entry('es', null, 'acerca-de')],
    ['an address of the site', 'https://learning.example/es/proyectos/agua', entry('es', 'projects', 'agua')],
    ['the same, copied before the site had a certificate', 'http://learning.example/en/projects/water', entry('en', 'projects', 'water')],
    ['an address written in capitals', 'HTTPS://Learning.Example/en/projects/water', entry('en', 'projects', 'water')],
    ['a part of an entry', '/en/projects/water?print=1#facts', entry('en', 'projects', 'water', '?print=1#facts')],
    ['an entry that was copied from its preview', 'https://learning.example/es/proyectos/k3jd8?preview=token&a=b', entry('es', 'projects', 'k3jd8', '?a=b')],
    ['an entry with a slash at the end', '/es/proyectos/agua/', entry('es', 'projects', 'agua')],
  ])('leads to an entry: %s', (_case, href, expected) => expect(read(href)).toEqual(expected));

  it.each([
    ['the front page', '/', place(null)],
    ['the front page of a language', 'https://learning.example/es', place(null)],
    ['a list, with what narrows it', '/es/biblioteca?kind=report#results', place('library', '?kind=report#results')],
    ['a list without language', '/library', place('library')],
    ['the search', '/search', place('search')],
  ])('leads to a place: %s', (_case, href, expected) => expect(read(href)).toEqual(expected));

  it.each([
    ['another site', 'https://elsewhere.example/es/proyectos/agua'],
    ['the same name on another port', 'https://learning.example:8443/es/proyectos/agua'],
    ['another site without a protocol', '//elsewhere.example/projects/water'],
    ['another site with a backslash', '/\\elsewhere.example/projects/water'],
    ['a host that begins alike', 'https://learning.example.evil.example/projects/water'],
    ['a mail address', 'mailto:a@learning.example'],
    ['a place on the page', '#facts'],
    ['a file', '/uploads/guide_0a1b.pdf'],
    ['what stands beside a page', '/es/biblioteca/ley.bib'],
    ['a feed', '/es/biblioteca.atom'],
    ['something below an entry', '/projects/water/notes'],
    ['an entry of a place without entries', '/search/water'],
    ['words of another language', '/es/projects/water'],
    ['a slug that cannot be one', '/projects/a%00b'],
    ['a host that cannot be one', 'https://'],
  ])('is left alone: %s', (_case, href) => expect(read(href)).toEqual({ kind: 'elsewhere' }));
});
