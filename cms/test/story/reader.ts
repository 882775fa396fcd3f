import { readFileSync } from 'node:fs';
import { cmsUrl, webUrl } from './addresses';
import type { Confirmation } from './admin';

const LIMIT_MS = 2_000;
const PAUSE_MS = 50;

interface SiteMessages {
  paths: { projects: string };
  language: { whole: string };
}

/** The site's own messages in a reader's language. */
export const messagesIn = (language: string): SiteMessages =>
  JSON.parse(readFileSync(new URL(`../../../web/i18n/locales/${language}.json`, import.meta.url), 'utf8')) as SiteMessages;

export const listPath = (language: string): string => `/${language}/${messagesIn(language).paths.projects}`;
export const entryPath = (language: string, slug: string): string => `${listPath(language)}/${slug}`;

export interface Answer {
  status: number;
  location: string | null;
  body: string;
}

async function ask(url: string): Promise<Answer> {
  const response = await fetch(url, { redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location'), body: await response.text() };
}

export const askSite = (path: string): Promise<Answer> => ask(webUrl + path);
export const askApi = (path: string): Promise<Answer> => ask(`${cmsUrl}/api/${path}`);

export interface ApiProject {
  documentId: string;
  slug: string;
  title: string;
  locale: string;
  localization: { source: string; state: string; available: string[]; fields: Record<string, string> };
}

/** One project of the public API, or undefined where it has none at that address. */
export async function findProject(language: string, slug: string): Promise<ApiProject | undefined> {
  const { status, body } = await askApi(`projects/${slug}?locale=${language}`);
  return status === 200 ? (JSON.parse(body) as { data: ApiProject }).data : undefined;
}

/** What lists and searches say of projects in one language. */
export interface Counts {
  apiTotal: number;
  apiWithheld: number;
  /** The number over the site's list. */
  siteTotal: number;
}

/** Of all projects, or of those with `word` in them. */
export async function countProjects(language: string, word?: string): Promise<Counts> {
  const [api, site] = await Promise.all([
    askApi(`projects?locale=${language}&pagination[pageSize]=1${word ? `&q=${word}` : ''}`),
    askSite(`${listPath(language)}${word ? `?q=${word}` : ''}`),
  ]);
  if (api.status !== 200 || site.status !== 200) throw new Error(`Projects in ${language}: API ${api.status} ${api.body}, site ${site.status}`);
  const { meta } = JSON.parse(api.body) as { meta: { pagination: { total: number }; withheld?: number } };
  const [, siteTotal = NaN] = /<h2[^>]*>(\d+)/.exec(site.body) ?? [];
  return { apiTotal: meta.pagination.total, apiWithheld: meta.withheld ?? 0, siteTotal: Number(siteTotal) };
}

/**
 * Looks until what was done can be seen, and prints how long that took. Fails where a reader who looked two seconds after the
 * admin confirmed it would not have seen it: what counts is when a look begins, because some take a dozen requests.
 */
export async function seen({ clickedAt, told }: Confirmation, what: string, look: () => Promise<boolean>): Promise<void> {
  let confirmedAt = Infinity;
  const confirmed = told.finally(() => (confirmedAt = performance.now()));
  const looking = async () => {
    for (;;) {
      const beganAt = performance.now();
      if (beganAt - confirmedAt > LIMIT_MS) throw new Error(`${what}: not seen ${LIMIT_MS} ms after the admin confirmed it.`);
      if (await look()) return beganAt;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  };
  const [seenAt] = await Promise.all([looking(), confirmed]);
  const waited = Math.max(0, Math.round(seenAt - confirmedAt));
  console.log(`${what}: ${waited} ms after the admin confirmed it, ${Math.round(seenAt - clickedAt)} ms after the click`);
}
