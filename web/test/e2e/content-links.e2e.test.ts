import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { locales } from '../../../cms/config/locales';
import { sectionPath } from './pages';
import { type SiteProcess, startSite } from './site-process';
import { type StandInCms, standInFor } from './stand-in-cms';
import { type ApiEntry, askAt, cmsUrl, entriesOf, isOwn } from './system';

const SITE = 'https://learning.test';
const [code = '', other = ''] = locales.map((locale) => locale.code);

/** An entry that has a slug of its own in both languages, as each calls it. */
async function translated(plural: string): Promise<{ own: ApiEntry; theirs: ApiEntry }> {
  const [own, theirs] = [await entriesOf(plural, code), await entriesOf(plural, other)];
  const pairs = own.flatMap((entry) => theirs.filter(({ documentId }) => documentId === entry.documentId).map((match) => ({ own: entry, theirs: match })));
  const found = pairs.find((pair) => pair.own.slug !== pair.theirs.slug && [pair.own, pair.theirs].every(({ localization }) => localization?.fields.title === undefined));
  if (!found) throw new Error(`No ${plural} is called differently in ${code} and ${other}.`);
  return found;
}

async function findBorrowed(plural: string): Promise<ApiEntry> {
  const found = (await entriesOf(plural, code)).find(({ localization }) => localization?.state === 'fallback');
  if (!found) throw new Error(`Nothing of ${plural} is missing in ${code}.`);
  return found;
}

let cms: StandInCms;
let site: SiteProcess;
let page: ApiEntry;
let project: { own: ApiEntry; theirs: ApiEntry };
let group: ApiEntry;
let shown: string;

/** What the page says in its text. */
const read = async (): Promise<string> => /<div class="prose text-page"[^]*?<\/main>/.exec((await askAt(`${site.url}/${code}/${page.slug}`)).html)?.[0] ?? '';

async function until(isRight: (text: string) => boolean): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await read();
    if (isRight(text)) return text;
    await delay(50);
  }
  throw new Error('The page did not become right.');
}

beforeAll(async () => {
  cms = await standInFor(cmsUrl);
  site = await startSite({ cmsUrl: cms.url, publicUrl: SITE });
  const pages = await entriesOf<ApiEntry & { body: { bodyHtml?: string }[] }>('pages', code);
  const text = pages.find((entry) => isOwn(entry) && entry.body[0]?.bodyHtml);
  if (!text) throw new Error(`No page in ${code} begins with text.`);
  page = text;
  project = await translated('projects');
  group = await findBorrowed('groups');
  await read();
  const links = [
    `<a href="${SITE}${sectionPath(other, 'projects')}/${project.theirs.slug}?print=1#facts">copied</a>`,
    `<a href="/groups/${group.slug}" title="a title">borrowed</a>`,
    '<a href="/projects/never-was">gone</a>',
    `<a href="${sectionPath(other, 'library')}">list</a>`,
    '<a href="https://elsewhere.test/es/proyectos/a">outside</a>',
    '<a href="/uploads/a.pdf">file</a>',
  ];
  cms.asked();
  cms.edit(JSON.stringify(text.body[0]?.bodyHtml), JSON.stringify(`<p>${links.join(', ')}.</p>`));
  shown = await until((text) => text.includes('borrowed'));
});

afterAll(async () => {
  await site?.end('SIGTERM');
  await cms?.close();
});

describe('a link in the text of a page', () => {
  it('leads to the reader’s language, whichever it was copied from', () => {
    expect(shown).toContain(`<a href="${sectionPath(code, 'projects')}/${project.own.slug}?print=1#facts">copied</a>,`);
    expect(shown).toContain(`<a href="${sectionPath(code, 'library')}">list</a>,`);
  });

  it('says which other language it leads to', () => {
    const language = group.localization?.fields.name ?? '';
    const name = new Intl.DisplayNames([code], { type: 'language' }).of(language);
    const pattern = new RegExp(`<a href="${sectionPath(code, 'groups')}/${group.slug}" hreflang="${language}" title="a title">borrowed</a> <span class="language-tag" lang="${code}" dir="ltr">[^<]*${name}[^<]*</span>`);
    expect(shown).toMatch(pattern);
  });

  it('is its text alone where what it leads to is not there', () => {
    expect(shown).toContain(', gone, ');
    expect(shown).not.toContain('never-was');
  });

  it('is as it was where it leads elsewhere', () => {
    expect(shown).toContain('<a href="https://elsewhere.test/es/proyectos/a">outside</a>, <a href="/uploads/a.pdf">file</a>.');
  });

  it('costs one question, together with all others', async () => {
    const lookups = new Set(cms.asked().map(({ address }) => address).filter((address) => address.startsWith('/api/addresses') && address.includes(group.slug)));
    expect(lookups.size).toBe(1);
  });

  it('is led anew as soon as what it leads to has another address, or none', async () => {
    cms.edit(`"slug":"${project.own.slug}"`, '"slug":"called-otherwise"');
    await until((text) => text.includes(`<a href="${sectionPath(code, 'projects')}/called-otherwise?print=1#facts">copied</a>`));
    cms.edit(`"address":"groups/${group.slug}"`, '"address":"groups/withheld-since"');
    await until((text) => text.includes(', borrowed, ') && !text.includes(group.slug));
  });
});
