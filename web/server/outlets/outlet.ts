import type { CmsClient } from '../../shared/cms/client';
import type { Found } from '../../shared/cms/read';
import type { Section } from '../../shared/sections';
import type { SiteAddresses } from '../addresses';
import type { Messages } from '../messages';
import type { Studio } from '../pictures/studio';

/** What is asked of an outlet: something beside a page, in the language of the page. */
export interface OutletRequest {
  cms: CmsClient;
  studio: Studio;
  locale: string;
  section: Section;
  addresses: SiteAddresses;
  messages: Messages;
  /** What the list is narrowed by. */
  query: URLSearchParams;
}

/** What is sent. `filename` makes browsers save it, `maxAge` keeps them from asking again, in seconds. */
export interface OutletFile {
  body: string | Buffer;
  mediaType: string;
  filename?: string;
  maxAge?: number;
}

/** A file, the slug that an old address leads to, or null where there is nothing. */
export type OutletAnswer = OutletFile | { moved: string } | null;

export type EntryOutlet = (request: OutletRequest & { slug: string }) => Promise<OutletAnswer>;
export type ListOutlet = (request: OutletRequest) => Promise<OutletAnswer>;

/** The current entry of an address, or where it has moved: a slug borrowed from another language is no address of its own. */
export async function answerFound<Entry extends { slug: string | null }>(found: Promise<Found<Entry>>, slug: string, render: (entry: Entry) => OutletAnswer | Promise<OutletAnswer>): Promise<OutletAnswer> {
  const result = await found;
  if (result.kind === 'moved') return { moved: result.slug };
  return result.entry.slug !== null && result.entry.slug !== slug ? { moved: result.entry.slug } : render(result.entry);
}
