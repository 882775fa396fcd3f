import { foreignLanguage } from '../language/notice';
import type { EntryLink } from '../links/content-link';
import { pluralOf } from '../sections';
import type { Localization } from '../types/cms.generated';
import type { CmsClient } from './client';
import { entriesOf } from './read';
import { titleFieldOf } from './updates';

/** Where an entry that is linked to is in the reader's language. */
export interface Linked {
  slug: string;
  /** What it is called in, where that is not the reader's language. */
  language?: string;
}

/** By `addressOf`. What is not shown to anybody is not in it. */
export type LinkedEntries = Readonly<Record<string, Linked>>;

interface Entry {
  address: string;
  documentId: string;
  slug: string | null;
  locale?: string;
  localization?: Localization;
}

/** As many of the longest addresses as a question takes. */
const MOST = 30;

/** What the API calls an entry that is linked to. */
export const addressOf = ({ locale, section, slug }: EntryLink): string => [...(locale === null ? [] : [locale]), section === null ? 'pages' : pluralOf[section], slug].join('/');

async function ask(cms: CmsClient, locale: string, addresses: ReadonlyMap<string, EntryLink>): Promise<[string, Linked][]> {
  const path = '/addresses';
  const entries = entriesOf(await cms.get(path, { locale, of: [...addresses.keys()] }), path) as Entry[];
  return entries.map((entry) => {
    const section = addresses.get(entry.address)?.section ?? null;
    return [entry.address, { slug: entry.slug ?? entry.documentId, language: foreignLanguage(entry, section === null ? 'title' : titleFieldOf(section)) }];
  });
}

/** Looks up entries that a page links to: one question, none without links, one more for each further thirty. */
export async function findLinked(cms: CmsClient, locale: string, links: readonly EntryLink[]): Promise<LinkedEntries> {
  const all = [...new Map(links.map((link) => [addressOf(link), link]))].sort(([a], [b]) => (a < b ? -1 : 1));
  const portions = Array.from({ length: Math.ceil(all.length / MOST) }, (_, index) => new Map(all.slice(index * MOST, (index + 1) * MOST)));
  return Object.fromEntries((await Promise.all(portions.map((portion) => ask(cms, locale, portion)))).flat());
}
