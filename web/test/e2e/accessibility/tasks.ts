import { cmsUrl } from '../system';

interface Entry {
  slug: string;
  /** In the language asked for. */
  title: string;
  deadline?: string | null;
  timeZone?: string | null;
  expressions?: { url: string | null; file: unknown }[];
}

/** What somebody comes for, in one language. */
export interface Tasks {
  /** With something to read or hear. */
  resource: Entry;
  project: Entry;
  /** With a day to register by that has not passed. */
  opportunity: Entry & { deadline: string; timeZone: string | null };
}

async function entries(plural: string, locale: string): Promise<Entry[]> {
  const response = await fetch(`${cmsUrl}/api/${plural}?locale=${locale}&fallback=none&pagination[pageSize]=100`);
  const { data } = (await response.json()) as { data: (Omit<Entry, 'title'> & { title: string | null })[] };
  return data.flatMap(({ title, ...entry }) => (title ? [{ ...entry, title }] : []));
}

export async function tasksIn(locale: string): Promise<Tasks> {
  const [resources, [project], opportunities] = await Promise.all([entries('resources', locale), entries('projects', locale), entries('opportunities', locale)]);
  const resource = resources.find(({ expressions }) => expressions?.some(({ url, file }) => url || file));
  const opportunity = opportunities.find(({ deadline }) => deadline && Date.parse(deadline) > Date.now());
  if (!resource || !project || !opportunity?.deadline) throw new Error(`There is nothing to look for in ${locale}.`);
  return { resource, project, opportunity: { ...opportunity, deadline: opportunity.deadline, timeZone: opportunity.timeZone ?? null } };
}
