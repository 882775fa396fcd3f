import { weaveOf, type Weave } from '../cover/weave';
import { type EntrySection, pluralOf } from '../sections';
import type { FrontierIcon } from '../types/cms.generated';
import type { CmsClient } from './client';
import { type EntryRequest, type Found, readEntry } from './read';
import { titleFieldOf } from './updates';

/** What the picture of an entry is drawn from. */
export interface Pictured {
  documentId: string;
  slug: string | null;
  title: string;
  weave: Weave;
}

/** Sections whose entries work on frontiers. */
const ON_FRONTIERS: readonly (EntrySection | null)[] = ['groups', 'projects', 'opportunities', 'library'];

interface Entry {
  documentId: string;
  slug: string | null;
  title?: string | null;
  name?: string | null;
  icon?: FrontierIcon | null;
  frontiers?: { icon: FrontierIcon | null }[];
}

const toPictured = ({ documentId, slug, title, name, icon, frontiers }: Entry): Pictured => ({ documentId, slug, title: title ?? name ?? '', weave: icon ?? weaveOf(frontiers) });

/** `section`: null for pages of text. */
export async function findPictured(cms: CmsClient, section: EntrySection | null, request: EntryRequest): Promise<Found<Pictured>> {
  const fields = [section ? titleFieldOf(section) : 'title', 'slug', ...(section === 'frontiers' ? ['icon'] : [])];
  const populate = ON_FRONTIERS.includes(section) ? { frontiers: { fields: ['icon'] } } : undefined;
  const found = await readEntry<Entry>(cms, section ? pluralOf[section] : 'pages', request, { fields, populate });
  return found.kind === 'moved' ? found : { kind: 'found', entry: toPictured(found.entry) };
}
