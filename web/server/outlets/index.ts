import type { Section } from '../../shared/sections';
import { calendarOutlet, eventOutlet } from './calendar';
import { citeOutlet } from './cite';
import { feedOutlet } from './feed';
import type { EntryOutlet, ListOutlet } from './outlet';
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

export const findEntryOutlet = (section: Section, ending: string): EntryOutlet | undefined => pick(ending, ownEntryOutlets[section], entryOutlets);
export const findListOutlet = (section: Section, ending: string): ListOutlet | undefined => pick(ending, ownListOutlets[section], listOutlets);
