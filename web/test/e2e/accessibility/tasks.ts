import { type ApiEntry, entriesOf } from '../system';

interface Entry extends ApiEntry {
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

/** Those that no other is taken for who looks for their title. */
async function entries(plural: string, locale: string): Promise<Entry[]> {
  const titled = (await entriesOf<Entry>(plural, locale, '&fallback=none')).filter(({ title }) => title);
  return titled.filter((entry) => !titled.some((other) => other !== entry && other.title.includes(entry.title)));
}

const byDeadline = (a: Entry, b: Entry): number => (a.deadline ?? '').localeCompare(b.deadline ?? '');

export async function tasksIn(locale: string): Promise<Tasks> {
  const [resources, [project], opportunities] = await Promise.all([entries('resources', locale), entries('projects', locale), entries('opportunities', locale)]);
  const resource = resources.find(({ expressions }) => expressions?.some(({ url, file }) => url || file));
  const opportunity = opportunities.sort(byDeadline).find(({ deadline }) => deadline && Date.parse(deadline) > Date.now());
  if (!resource || !project || !opportunity?.deadline) throw new Error(`There is nothing to look for in ${locale}.`);
  return { resource, project, opportunity: { ...opportunity, deadline: opportunity.deadline, timeZone: opportunity.timeZone ?? null } };
}
