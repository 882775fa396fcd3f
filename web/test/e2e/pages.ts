import { type EntrySection, places, pluralOf } from '../../shared/sections';
import { readMessages } from '../messages';
import type { Admin } from './admin';
import { ask, entriesOf, isOwn, webUrl } from './system';

export interface PageToVisit {
  type: string;
  path: string;
  /** Where, if not on the site of the running system. */
  origin?: string;
}

export const entrySections = Object.keys(pluralOf) as EntrySection[];

/** The address of a place in a language. */
export const sectionPath = (code: string, section: string): string => `/${code}/${readMessages(code).get(`paths.${section}`) ?? section}`;

/** A page of every type that is there in a language: what a reader can be shown with a status of 200. */
export async function pagesOf(code: string): Promise<PageToVisit[]> {
  const entries = await Promise.all(
    entrySections.map(async (section) => {
      const entry = (await entriesOf(pluralOf[section], code)).find(isOwn);
      return entry ? [{ type: `${section} entry`, path: `${sectionPath(code, section)}/${entry.slug}` }] : [];
    }),
  );
  const text = (await entriesOf('pages', code)).find(isOwn);
  return [
    { type: 'home', path: `/${code}` },
    ...places.map((place) => ({ type: `${place} list`, path: sectionPath(code, place) })),
    ...entries.flat(),
    ...(text ? [{ type: 'text', path: `/${code}/${text.slug}` }] : []),
  ];
}

/** What the same templates look like when they are asked for something less usual. */
export async function statesOf(code: string): Promise<PageToVisit[]> {
  const borrowedIn = async (plural: string) => (await entriesOf(plural, code)).find((entry) => !isOwn(entry));
  const [borrowed, borrowedWork] = [await borrowedIn('groups'), await borrowedIn('resources')];
  const outdated = (await entriesOf('opportunities', code)).find(({ localization }) => localization?.state === 'stale');
  const library = sectionPath(code, 'library');
  return [
    { type: 'library, narrowed', path: `${library}?q=justice&kind=guide,report&country=KE,SL&year=2010..2024` },
    { type: 'library, a facet shown whole', path: `${library}?whole=organization` },
    { type: 'library, words put right', path: `${library}?q=evictoins` },
    { type: 'library, nothing found', path: `${library}?q=xyzzyx&kind=law` },
    { type: 'library, second page', path: `${library}?page=2` },
    { type: 'search, everything', path: `${sectionPath(code, 'search')}?q=justice` },
    { type: 'search, one part', path: `${sectionPath(code, 'search')}?q=justice&type=project,organization` },
    { type: 'search, nothing found', path: `${sectionPath(code, 'search')}?q=xyzzyx` },
    { type: 'list, narrowed', path: `${sectionPath(code, 'projects')}?q=justice&status=active` },
    { type: 'not found', path: `/${code}/no-such-page` },
    ...(borrowed ? [{ type: 'entry in another language', path: `${sectionPath(code, 'groups')}/${borrowed.slug}` }] : []),
    ...(borrowedWork ? [{ type: 'work in another language', path: `${library}/${borrowedWork.slug}` }] : []),
    ...(outdated ? [{ type: 'entry out of date', path: `${sectionPath(code, 'opportunities')}/${outdated.slug}` }] : []),
  ];
}

/** What a reader is told when something cannot be shown. `away`: a site that has no CMS. */
export function errorsOf(code: string, away: string): PageToVisit[] {
  return [
    { type: 'unavailable', path: `/${code}`, origin: away },
    { type: 'unavailable list', path: sectionPath(code, 'library'), origin: away },
    { type: 'preview that is over', path: `/${code}?preview=over` },
    { type: 'project not found', path: `${sectionPath(code, 'projects')}/no-such-project` },
  ];
}

/** What an editor sees of a draft: of a page with everything on it, and of the front page. */
export async function previewsOf(code: string, admin: Admin): Promise<PageToVisit[]> {
  const project = (await entriesOf('projects', code)).find(isOwn);
  const drafts = [['api::project.project', { documentId: project?.documentId ?? '' }], ['api::home.home', {}]] as const;
  return Promise.all(
    drafts.map(async ([uid, document]) => {
      const { headers } = await ask((await admin.previewAddress(uid, { ...document, locale: code, status: 'draft' })).slice(webUrl.length));
      return { type: `preview of ${uid}`, path: String(headers.location) };
    }),
  );
}
