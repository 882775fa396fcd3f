import type { SitePath } from '../../shared/meta/site-path';
import type { Section } from '../../shared/sections';
import { calendarOutlet, eventOutlet } from './calendar';
import { citeOutlet } from './cite';
import { feedOutlet } from './feed';
import type { EntryOutlet, ListOutlet, OutletAnswer, OutletRequest } from './outlet';
import { pictureOutlet } from './picture';
import { qrOutlet } from './qr';

/** What stands beside the page of an entry, by the ending of its address. */
const entryOutlets: Record<string, EntryOutlet> = { svg: qrOutlet };
const ownEntryOutlets: Partial<Record<Section, Record<string, EntryOutlet>>> = {
  library: { bib: citeOutlet('bib'), ris: citeOutlet('ris'), 'csl.json': citeOutlet('csl.json') },
  opportunities: { ics: eventOutlet },
};

/** What stands beside the page of a list. */
const listOutlets: Record<string, ListOutlet> = { atom: feedOutlet };
const ownListOutlets: Partial<Record<Section, Record<string, ListOutlet>>> = { opportunities: { ics: calendarOutlet } };

const pick = <Outlet>(ending: string, ...tables: (Record<string, Outlet> | undefined)[]): Outlet | undefined => tables.find((table) => table && Object.hasOwn(table, ending))?.[ending];

/** What answers an address; undefined where nothing does. */
export function findOutlet({ section, slug, ending }: SitePath): ((request: Omit<OutletRequest, 'section'>) => Promise<OutletAnswer>) | undefined {
  if (ending === 'png') return (request) => pictureOutlet({ ...request, section, slug });
  if (section === null) return undefined;
  if (slug === null) {
    const outlet = pick(ending, ownListOutlets[section], listOutlets);
    return outlet && ((request) => outlet({ ...request, section }));
  }
  const outlet = pick(ending, ownEntryOutlets[section], entryOutlets);
  return outlet && ((request) => outlet({ ...request, section, slug }));
}
